// SPDX-License-Identifier: Apache-2.0

import NodeAPI
import NoticeFormat
import NoticeSecurity
import StrictJSON

/// What a place lies near, as each side sees it from the signed place and one file of features.
struct NearQuestion: IncidentQuestion {
    /// A label.
    let notice: String
    /// Short name of the recipient.
    let to: String
    /// Name to latitude and longitude, as the file has them.
    let features: Gazetteer
    let words: String

    init(_ reader: inout IncidentReader) throws {
        notice = try reader.text("notice")
        to = try reader.text("to")
        words = try reader.text("is")
        var map = try reader.map("features")
        features = Gazetteer(
            try map.names.map { name in
                let pair = try map.texts(name)
                guard pair.count == 2 else { throw map.fault(name, "latitude and longitude were expected") }
                return .init(name: name, at: try Coordinate(latitude: pair[0], longitude: pair[1]))
            }
        )
        try map.finish()
    }

    func check(_ references: IncidentReferences, at path: String) throws {
        try references.label(notice, at: path)
        try references.party(to, at: path)
    }

    func answer(_ checks: Checks) async throws -> ExpectationAnswer {
        let sent = try checks.replay.sent(notice)
        let desks = [
            (sent.author.party, try checks.replay.simulation.desk(sent.author)),
            (to, try checks.replay.simulation.party(to).anyDesk),
        ]
        var found: [(String, String)] = []
        for (short, desk) in desks {
            let place = try await desk.verified(sent.id).fields.place
            found.append((short, place.flatMap { features.nearest(to: $0) }?.words ?? "no place"))
        }
        let details = found.map { "at \($0.0): the place of \"\(notice)\" lies \($0.1)" }
        return found.allSatisfy { $0.1 == words } ? .held(details) : .failed(details)
    }
}
