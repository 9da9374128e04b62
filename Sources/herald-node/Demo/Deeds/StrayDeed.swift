// SPDX-License-Identifier: Apache-2.0

import NodeAPI
import NodeClient
import NoticeFormat

/// Traffic that no party signed reaches a node; all of it has to be refused.
struct StrayDeed: IncidentDeed {
    /// Short name.
    let to: String

    private static let paths = ["/inbox", "/envelopes", "/evidence", "/statuses", "/notices", "/denials"]

    init(_ reader: inout IncidentReader) throws {
        to = try reader.text("to")
    }

    func check(_ references: inout IncidentReferences, at path: String) throws {
        try references.party(to, at: path)
    }

    func perform(in replay: inout Replay, at time: Timestamp) async throws {
        let party = try replay.simulation.party(to)
        let bodies: [[UInt8]] = [[], Array("is that the garage?".utf8), Array("{\"envelope\":{}}".utf8)]
        var refused = 0
        for path in Self.paths {
            for body in bodies {
                let request = APIRequest(
                    method: path == "/inbox" ? "GET" : "POST",
                    target: APIRoute.base + path,
                    body: body
                )
                let answer = try await party.anyDesk.connection.send(request, to: party.url)
                guard (400..<500).contains(answer.status) else {
                    throw NodeFailure(1, "\(to) answered \(answer.status) to a stray call of \(path)")
                }
                refused += 1
            }
        }
        replay.timeline.act(time, "\(to), the node", "refuses \(refused) calls that nobody signed")
    }
}
