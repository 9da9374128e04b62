// SPDX-License-Identifier: Apache-2.0

import NodeAPI
import NoticeFormat
import StrictJSON

/// Whether an officer at the nodes of this replay could compose a live notice; they never can.
struct LiveQuestion: IncidentQuestion {
    let by: IncidentOfficer
    /// Short names.
    let to: [String]

    init(_ reader: inout IncidentReader) throws {
        by = try IncidentOfficer(try reader.text("by"), at: "\(reader.path).by")
        to = try reader.texts("to")
        let expected = try reader.text("is")
        guard expected == "refused" else { throw reader.fault("is", "refused was expected") }
    }

    func check(_ references: IncidentReferences, at path: String) throws {
        try references.officer(by, at: path)
        for short in to { try references.party(short, at: path) }
    }

    func answer(_ checks: Checks) async throws -> ExpectationAnswer {
        let simulation = checks.replay.simulation
        let body = DraftBody(
            kind: .warning,
            recipients: try to.map { try simulation.party($0).id }.sorted(),
            via: [],
            draft: .object([
                ("fields", .object([("text", .string("a test of the drill node"))])),
                ("severity", .string(Severity.extreme.rawValue)),
                ("status", .string(NoticeStatus.actual.rawValue)),
            ])
        )
        do {
            _ = try await simulation.desk(by).compose(body)
        } catch let failure as NodeFailure {
            let isRefused = failure.reason.contains("drill-node")
            return isRefused ? .held([failure.reason]) : .failed([failure.reason])
        }
        return .failed(["a drill composed a notice with status Actual"])
    }
}
