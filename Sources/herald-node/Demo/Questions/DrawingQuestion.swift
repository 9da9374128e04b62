// SPDX-License-Identifier: Apache-2.0

import NodeAPI
import NoticeFormat

/// The chain of a notice or statement, drawn by a party in a file beside the bundles, holds these.
struct DrawingQuestion: IncidentQuestion {
    /// A label.
    let start: String
    /// Short name.
    let by: String
    let file: String
    /// Labels.
    let holds: [String]

    init(_ reader: inout IncidentReader) throws {
        start = try reader.text("of")
        by = try reader.text("by")
        file = try reader.slug("file")
        holds = try reader.texts("holds")
    }

    func check(_ references: IncidentReferences, at path: String) throws {
        for label in [start] + holds where !references.hasStatement(label) {
            try references.label(label, at: path)
        }
        try references.party(by, at: path)
    }

    func answer(_ checks: Checks) async throws -> ExpectationAnswer {
        let replay = checks.replay
        let desk = try replay.simulation.party(by).anyDesk
        let body = try PosturesBody(bytes: try await desk.get("/postures/\(try replay.object(start).text)"))
        try replay.folder.keep(drawing: Array(LoopDrawing(body).svg.utf8), named: file)
        let ids = body.items.map(\.id)
        let missing = try holds.filter { !ids.contains(try replay.object($0).text) }
        let links = body.items.flatMap(\.inResponseTo).filter(ids.contains).count
        let words =
            "\(file).svg, drawn at \(by): \(ids.count) notices and statements, \(links) links between them"
        return missing.isEmpty
            ? .held([words]) : .failed([words, "not in it: \(missing.joined(separator: ", "))"])
    }
}
