// SPDX-License-Identifier: Apache-2.0

import NodeAPI
import NoticeFormat

/// An impostor's notice is brought to a party by hand, as a courier file; it has to be refused.
struct ForgeDeed: IncidentDeed {
    /// Of the party whose part is `impostor`.
    let by: IncidentOfficer
    /// Label of what the impostor composed.
    let notice: String
    /// Who takes the file in.
    let to: IncidentOfficer

    init(_ reader: inout IncidentReader) throws {
        by = try IncidentOfficer(try reader.text("by"), at: "\(reader.path).by")
        notice = try reader.text("notice")
        to = try IncidentOfficer(try reader.text("to"), at: "\(reader.path).to")
    }

    func check(_ references: inout IncidentReferences, at path: String) throws {
        for name in [by, to] { try references.officer(name, at: path) }
        try references.label(notice, at: path)
    }

    func perform(in replay: inout Replay, at time: Timestamp) async throws {
        let taker = try replay.simulation.desk(to)
        let file = try await replay.simulation.desk(by).post(
            "/carry/out",
            CarryBody(id: try replay.sent(notice).id.text, to: taker.party).bytes
        )
        let reason: String
        do {
            _ = try await taker.post("/carry/in", file)
            throw NodeFailure(1, "\(to.party) took in \(notice), which is forged")
        } catch let failure as NodeFailure where failure.reason.hasPrefix("/carry/in: ") {
            reason = String(failure.reason.dropFirst("/carry/in: ".count))
        }
        replay.timeline.act(time, "\(to.party), the node", "refuses \"\(notice)\": \(reason)")
    }
}
