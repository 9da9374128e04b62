// SPDX-License-Identifier: Apache-2.0

import NodeAPI
import NoticeFormat

/// Whether nothing stands in a party's inbox: nobody was alerted.
struct QuietQuestion: IncidentQuestion {
    /// Short name.
    let at: String

    init(_ reader: inout IncidentReader) throws {
        at = try reader.text("at")
    }

    func check(_ references: IncidentReferences, at path: String) throws {
        try references.party(at, at: path)
    }

    func answer(_ checks: Checks) async throws -> ExpectationAnswer {
        let desk = try checks.replay.simulation.party(at).anyDesk
        let inbox = try ViewListBody(bytes: try await desk.get("/inbox")).views
        let reports = try ReportsBody(bytes: try await desk.get("/reports"))
        let words =
            "at \(at): \(inbox.count) notices in the inbox, \(reports.seen.count) attempts to speak as a party"
        return inbox.isEmpty && reports.seen.isEmpty ? .held([words]) : .failed([words])
    }
}
