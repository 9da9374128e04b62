// SPDX-License-Identifier: Apache-2.0

import NodeAPI
import NoticeFormat

extension Checks {
    /// At the sender's node and at the recipient's, which have to agree.
    func deadline(
        _ label: String,
        _ to: String,
        _ limit: String,
        _ expected: String
    ) async throws -> ExpectationAnswer {
        let sent = try await delivery(label, to)
        guard let found = sent.deadlines.first(where: { $0.limit == limit }) else {
            return .failed(["\"\(label)\" to \(to) has no \(limit) limit"])
        }
        let clock = found.clock.map { ", from \($0) at \(found.startedAt ?? "no time yet")" } ?? ""
        return Self.compare(
            expected,
            found.standing,
            "\(limit) limit of \"\(label)\" to \(to)\(clock), ending \(found.endsAt)"
        )
    }

    /// What the sender's node counts about a cancel, stand-down or correction.
    func outstanding(
        _ label: String,
        _ reached: Int,
        _ expected: [String]
    ) async throws -> ExpectationAnswer {
        let notice = try replay.sent(label)
        let view = try await replay.simulation.desk(notice.author).view(notice.id.text)
        guard let found = view.reach.first(where: { $0.notice == notice.id.text }) else {
            return .failed(["\"\(label)\" is no cancel, stand-down or correction"])
        }
        let names = try expected.map { try replay.simulation.party($0).id.text }.sorted()
        let words =
            "\"\(label)\": \(found.recipients) recipients, \(found.reached) reached, outstanding: "
            + (found.outstanding.isEmpty ? "nobody" : found.outstanding.joined(separator: ", "))
        return found.reached == reached && found.outstanding == names ? .held([words]) : .failed([words])
    }

    /// Both authors' nodes show the crossing.
    func crossed(_ one: String, _ other: String) async throws -> ExpectationAnswer {
        var details: [String] = []
        for (label, against) in [(one, other), (other, one)] {
            let (notice, rival) = (try replay.sent(label), try replay.sent(against))
            let view = try await replay.simulation.desk(notice.author).view(notice.id.text)
            guard view.crossed.contains(rival.id.text) else {
                return .failed(["the author of \"\(label)\" is not shown that it crossed \"\(against)\""])
            }
            details.append("\"\(label)\" crossed \"\(against)\" on the way")
        }
        return .held(details)
    }
}
