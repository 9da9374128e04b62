// SPDX-License-Identifier: Apache-2.0

import NodeAPI
import NoticeFormat
import NoticeSecurity

/// Answers expectations from what the nodes show their officers and from the bundles that were written.
struct Checks {
    let replay: Replay

    func answer(_ expectation: IncidentExpectation) async throws -> ExpectationAnswer {
        switch expectation.test {
        case .pending(let capability): .pending(capability.rawValue)
        case .check(let check): try await answer(check)
        }
    }

    private func answer(_ check: IncidentCheck) async throws -> ExpectationAnswer {
        switch check {
        case .outcome(let notice, let to, let outcome): try await self.outcome(notice, to, outcome)
        case .event(let notice, let to, let name, let isThere): try await event(notice, to, name, isThere)
        case .answers(let notice, let other): try await answers(notice, other)
        case .channel(let from, let to, let dispatches): try await channel(from, to, dispatches)
        case .specificity(let notice, let filled): try await specificity(notice, filled)
        case .verify(let bundle, let exit, let shown, let notShown):
            try verification(bundle).answer(exit: exit, shown: shown, notShown: notShown)
        case .window(let bundle, let after, let before):
            try verification(bundle).answer(after: after, before: before)
        case .silence(let silence): try await self.silence(silence)
        case .fields(let bundle, let opened, let closed): try await fields(bundle, opened, closed)
        case .deadline(let notice, let to, let limit, let standing):
            try await deadline(notice, to, limit, standing)
        case .outstanding(let notice, let reached, let outstanding):
            try await self.outstanding(notice, reached, outstanding)
        case .claim(let claim): try await self.claim(claim)
        case .crossed(let one, let other): try await crossed(one, other)
        case .question(let question): try await question.answer(self)
        }
    }

    /// Reads the written files again: nothing but the bytes a stranger would have.
    func verification(_ bundle: String) throws -> BundleVerification {
        let folder = replay.folder
        return try BundleVerification(
            bundle: try folder.bundle(bundle),
            cards: try replay.simulation.parties.filter { $0.part != .impostor }.map {
                try folder.card(of: $0.id)
            },
            policy: try folder.policy()
        )
    }

    func delivery(_ label: String, _ to: String) async throws -> MessageViewBody {
        let notice = try replay.sent(label)
        let recipient = try replay.simulation.party(to).id.text
        let view = try await replay.simulation.desk(notice.author).view(notice.id.text)
        guard let message = view.messages.first(where: { $0.to == recipient }) else {
            throw NodeFailure(1, "\(label) was not sent to \(to)")
        }
        return message
    }

    private func outcome(_ label: String, _ to: String, _ expected: Outcome) async throws -> ExpectationAnswer
    {
        let found = try await delivery(label, to).outcome
        return Self.compare(expected.rawValue, found, "outcome of \"\(label)\" to \(to)")
    }

    private func event(
        _ label: String,
        _ to: String,
        _ name: EventName,
        _ isThere: Bool
    ) async throws -> ExpectationAnswer {
        let events = try await delivery(label, to).events
        guard let found = events.first(where: { $0.event == name.shortName }) else {
            let words = "no \(name.shortName) among \(events.map(\.event).joined(separator: ", "))"
            return isThere ? .failed([words]) : .held([words])
        }
        let words =
            "\(name.shortName), signed by \(found.issuer)\(found.isTestimony ? ", its testimony" : "")"
        return isThere ? .held([words]) : .failed(["expected none, found \(words)"])
    }

    /// Read at each recipient's node, verified under the sender's card.
    private func answers(_ label: String, _ other: String) async throws -> ExpectationAnswer {
        let expected = try replay.sent(other).id
        let notice = try replay.sent(label)
        var details: [String] = []
        for recipient in try await replay.simulation.desk(notice.author).view(notice.id.text).messages.map(
            \.to
        ) {
            guard let party = replay.simulation.parties.first(where: { $0.id.text == recipient }) else {
                continue
            }
            let visible = try await party.anyDesk.verified(notice.id).visible
            let found = visible.inResponseTo + Self.reference(visible)
            guard found.contains(expected) else {
                return .failed([
                    "at \(recipient): \"\(label)\" names \(found.map(\.text)), expected \(expected.text)"
                ])
            }
            details.append("at \(recipient): \"\(label)\" names notice \(expected.text)")
        }
        return details.isEmpty ? .failed(["\"\(label)\" has no recipient"]) : .held(details)
    }

    /// What a notice updates, cancels or replies to.
    private static func reference(_ visible: NoticeVisible) -> [ObjectID] {
        switch visible.reference {
        case .updates(let id), .cancels(let id), .repliesTo(let id): [id]
        case nil: []
        }
    }

    /// The sender's outbox holds that many, the recipient's inbox no more, and every bundle says the same.
    private func channel(_ from: String, _ to: String, _ expected: Int) async throws -> ExpectationAnswer {
        let (sender, recipient) = (try replay.simulation.party(from), try replay.simulation.party(to))
        let sent = try await Self.count(sender, "/outbox") { $0.to == recipient.id.text && $0.number != nil }
        let received = try await Self.count(recipient, "/inbox") { $0.from == sender.id.text }
        var details = ["\(from) has sent \(sent) to \(to), which has received \(received)"]
        var isHeld = sent == expected && received <= expected
        for (name, proof) in replay.proofs.sorted(by: { $0.key < $1.key }) {
            guard case .channel(from, to) = proof.subject,
                case .verified(let report) = try verification(name).verdict
            else { continue }
            for channel in report.channels {
                details.append("bundle \(name): \(channel.words)")
                isHeld = isHeld && channel.dispatches == expected
            }
        }
        return isHeld ? .held(details) : .failed(["expected \(expected) dispatches"] + details)
    }

    private static func count(
        _ party: SimulatedParty,
        _ list: String,
        _ isCounted: (MessageViewBody) -> Bool
    ) async throws -> Int {
        let views = try ViewListBody(bytes: try await party.anyDesk.get(list)).views
        return views.flatMap(\.messages).filter(isCounted).count
    }

    /// Read at the first recipient's node that opened it, which has computed the record too.
    private func specificity(_ label: String, _ expected: [FieldName]) async throws -> ExpectationAnswer {
        let notice = try replay.sent(label)
        let view = try await replay.simulation.desk(notice.author).view(notice.id.text)
        guard let to = view.messages.first?.to,
            let party = replay.simulation.parties.first(where: { $0.id.text == to })
        else { return .failed(["\"\(label)\" has no recipient"]) }
        let found = try await party.anyDesk.verified(notice.id)
        guard found.specificity == .match else { return .failed(["the record does not match the fields"]) }
        return Self.compare(
            Self.names(expected),
            Self.names(found.fields.specificity?.filled ?? []),
            "filled at \(to)"
        )
    }

    /// The opened names are the bundle's; the closed ones are the rest of what its exporter holds.
    private func fields(
        _ bundle: String,
        _ opened: [FieldName],
        _ closed: [FieldName]
    ) async throws -> ExpectationAnswer {
        let proof = try replay.proof(bundle)
        guard case .notice(let label, open: _) = proof.subject else {
            return .failed(["\(bundle) is of a channel"])
        }
        let held = try await replay.simulation.desk(proof.by).verified(try replay.sent(label).id)
        return try verification(bundle).answer(opened: opened, closed: closed, of: held)
    }

    static func names(_ fields: [FieldName]) -> String {
        fields.isEmpty ? "none" : fields.map(\.rawValue).sorted().joined(separator: ", ")
    }

    static func compare(_ expected: String, _ found: String, _ what: String) -> ExpectationAnswer {
        expected == found
            ? .held(["\(what): \(found)"]) : .failed(["\(what): expected \(expected), found \(found)"])
    }
}
