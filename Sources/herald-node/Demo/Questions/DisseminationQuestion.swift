// SPDX-License-Identifier: Apache-2.0

import NodeAPI
import NoticeFormat

/// Whether those who watch and act have a notice, as both sides are shown it when the replay ends.
struct DisseminationQuestion: IncidentQuestion {
    /// A label.
    let notice: String
    /// Short name of the recipient.
    let to: String
    let standing: String

    init(_ reader: inout IncidentReader) throws {
        notice = try reader.text("notice")
        to = try reader.text("to")
        standing = try reader.text("is")
    }

    func check(_ references: IncidentReferences, at path: String) throws {
        try references.label(notice, at: path)
        try references.party(to, at: path)
    }

    func answer(_ checks: Checks) async throws -> ExpectationAnswer {
        let sent = try checks.replay.sent(notice)
        let recipient = try checks.replay.simulation.party(to)
        let sides = [
            (sent.author.party, try await checks.delivery(notice, to)),
            (
                to,
                try await recipient.anyDesk.view(sent.id.text).messages.first { $0.to == recipient.id.text }
            ),
        ]
        let words = sides.map { short, message in
            let found = message?.dissemination
            let level = found?.lowest.map { "passed on to \($0)" } ?? "not said to be passed on"
            return "at \(short): \"\(notice)\" is \(level): \(found?.standing ?? "no window")"
        }
        return sides.allSatisfy { $0.1?.dissemination.standing == standing } ? .held(words) : .failed(words)
    }
}
