// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat
internal import NoticeSecurity

extension ExchangeNode {
    /// Messages that are looked at for how long a route took.
    private static let largestMeasureCount = 64

    /// What the time limits of an own notice leave to be desired, were it released now; by recipient.
    package func warnings(about id: ObjectID) async throws -> [ComposingWarning] {
        try await store.read { reader in
            guard let record = try reader.notice(id), record.direction == .outbound else {
                throw Refusal("not-found", "notice \(id.text) was not composed here")
            }
            let visible = try NoticeVerifier.unverifiedVisible(of: record.text)
            let fields = try NoticeVerifier.unverifiedFields(of: record.text)
            var found: [ComposingWarning] = []
            for recipient in visible.recipients {
                if let deadline = visible.deadline,
                    let warning = try shortDeadline(deadline, record, to: recipient, in: reader)
                {
                    found.append(warning)
                }
                if let warning = shortNotice(visible.kind, fields, to: recipient) { found.append(warning) }
            }
            return found
        }
    }

    /// Refuses `short-notice-reason-missing` where a promise to a recipient asks for a reason that is missing.
    func checkShortNotice(_ kind: NoticeKind, _ fields: NoticeFields, to recipients: [PartyID]) throws {
        for recipient in recipients {
            guard let lead = lead(kind, fields, to: recipient), lead.lacksReason else { continue }
            throw Refusal(
                "short-notice-reason-missing",
                "\(recipient.text) was promised \(lead.rule.seconds) s of notice: shorter needs the field shortNotice"
            )
        }
    }

    private func lead(_ kind: NoticeKind, _ fields: NoticeFields, to recipient: PartyID) -> NoticeLead? {
        let policy = ownCard.latest.payload.policy
        return NoticeLead(kind: kind, fields: fields, to: recipient, at: clock.now(), under: policy)
    }

    private func shortNotice(
        _ kind: NoticeKind,
        _ fields: NoticeFields,
        to recipient: PartyID
    ) -> ComposingWarning? {
        if let lead = lead(kind, fields, to: recipient) {
            guard lead.standing == .late else { return nil }
            let least = lead.rule.shortSeconds ?? lead.rule.seconds
            return ComposingWarning(
                code: .lateNotice,
                recipient: recipient,
                needed: least,
                given: lead.seconds
            )
        }
        let rules = ownCard.latest.payload.policy.minimumNotice
        return rules.rule(for: kind, event: fields.prose(.event), to: recipient).map { rule in
            ComposingWarning(code: .windowMissing, recipient: recipient, needed: rule.seconds)
        }
    }

    private func shortDeadline(
        _ deadline: ReplyDeadline,
        _ record: NoticeRecord,
        to recipient: PartyID,
        in reader: any StoreReader
    ) throws -> ComposingWarning? {
        let needs = cards[recipient]?.latest.payload.policy.needs.entry(for: party)
        let thinking = (needs?.translation ?? 0) + (needs?.decision ?? 0)
        let way =
            try routes(of: record, to: recipient)
            .map { try knownTime(of: $0, to: recipient, in: reader) }.min() ?? 0
        let toEnd = Int(deadline.latest.seconds(since: clock.now()))
        let given = min(toEnd, deadline.clock == .sending ? deadline.seconds : deadline.seconds + way)
        guard given < way + thinking else { return nil }
        return ComposingWarning(
            code: .deadlineShorterThanRoute,
            recipient: recipient,
            needed: way + thinking,
            given: max(0, given)
        )
    }

    /// The longer of what its relays say they need, and of what it took of late until evidence was back.
    private func knownTime(of route: Route, to recipient: PartyID, in reader: any StoreReader) throws -> Int {
        let agreed = route.relays.reduce(0) { sum, relay in
            sum + (cards[relay]?.latest.payload.policy.needs.entry(for: party)?.carriage ?? 0)
        }
        return try max(agreed, measuredTime(of: route, to: recipient, in: reader))
    }

    /// Of the newest messages that went by this route alone, by the own clock.
    private func measuredTime(
        of route: Route,
        to recipient: PartyID,
        in reader: any StoreReader
    ) throws -> Int {
        let sent = try reader.messages(.outbound, limit: Self.largestMeasureCount)
        let times = try sent.filter { $0.to == recipient }.compactMap { message -> Int? in
            guard try reader.submissions(of: message.msg).map(\.route) == [route] else { return nil }
            let first = try reader.evidence(of: message.msg)
                .first { $0.issuer == recipient && $0.event == EventName.contentConsignment.uri }
            return first.map { Int($0.keptAt.seconds(since: message.keptAt)) }
        }
        return times.max() ?? 0
    }
}
