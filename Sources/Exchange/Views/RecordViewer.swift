// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat
internal import NoticeSecurity

/// Makes views of records of one state of the store.
///
/// What it reads was verified when it was stored, and is only parsed here.
struct RecordViewer {
    let reader: any StoreReader
    let cards: CardDirectory
    /// Whose cosignatures bound times in views.
    let witnesses: [PartyID]
    let now: Timestamp

    func view(of record: NoticeRecord) throws -> NoticeView {
        let visible = try NoticeVerifier.unverifiedVisible(of: record.text)
        let rule = cards[record.issuer]?.card(visible.card)?.payload.mandate
            .requirement(kind: visible.kind, severity: visible.severity, status: visible.status)
        let isWaiting = record.direction == .outbound && record.releasedAt == nil
        let messages = try messages(of: record.id)
        let links = try links(to: record.id)
        return NoticeView(
            direction: record.direction,
            state: state(of: record, approvalsNeeded: rule?.approvals),
            from: record.issuer,
            notice: record,
            approvalsNeeded: rule?.approvals ?? 0,
            approvalRole: rule?.role,
            anchors: isWaiting ? try ExchangeNode.newestAnchors(reader) : [],
            messages: messages,
            linkedFrom: links,
            condition: isWaiting
                ? nil
                : NoticeCondition(
                    links: links,
                    issuer: record.issuer,
                    isExpired: messages.flatMap(\.deadlines).contains { $0.isNoticeOver }
                ),
            crossed: try crossed(messages),
            reach: isWaiting ? [] : try reach(of: record.id, visible.kind, messages, links)
        )
    }

    private func state(of record: NoticeRecord, approvalsNeeded needed: Int?) -> NoticeView.State {
        if record.direction == .inbound { return .opened }
        if record.releasedAt != nil { return .released }
        let isApproved = needed.map { record.approvals.count >= $0 } ?? false
        return record.isHeld && isApproved ? .prepared : .waiting
    }

    private func crossed(_ messages: [MessageView]) throws -> [ObjectID] {
        let crossings = try messages.compactMap { $0.message.dispatch }.flatMap { dispatch in
            try Crossings(reader: reader).notices(crossing: dispatch)
        }
        return Set(crossings).sorted()
    }

    private func messages(of notice: ObjectID) throws -> [MessageView] {
        try reader.dispatches(of: notice).compactMap { try reader.message($0.msg) }.map {
            try messageView($0)
        }
    }

    private func links(to notice: ObjectID) throws -> [LinkView] {
        try reader.links(to: notice).compactMap { link in
            guard let record = try reader.notice(link.notice) else { return nil }
            return LinkView(
                id: record.id,
                relation: link.relation,
                kind: try NoticeVerifier.unverifiedVisible(of: record.text).kind,
                from: record.issuer,
                releasedAt: record.releasedAt,
                isHeld: record.isHeld
            )
        }
    }

    private func reach(
        of notice: ObjectID,
        _ kind: NoticeKind,
        _ messages: [MessageView],
        _ links: [LinkView]
    ) throws -> [ReachView] {
        guard messages.first?.message.direction == .outbound else { return [] }
        let own = kind.followsOriginal ? [ReachView(notice: notice, kind: kind, messages)] : []
        return try own
            + links.filter { $0.kind.followsOriginal && $0.relation != .inResponseTo && $0.releasedAt != nil }
            .map { try ReachView(notice: $0.id, kind: $0.kind, self.messages(of: $0.id)) }
    }

    func view(of message: MessageRecord) throws -> NoticeView {
        if let id = message.notice, let record = try reader.notice(id) { return try view(of: record) }
        return NoticeView(
            direction: message.direction,
            state: message.state == .refused ? .refused : message.state == .sealed ? .sealed : .unopened,
            from: message.from,
            notice: nil,
            approvalsNeeded: 0,
            approvalRole: nil,
            anchors: [],
            messages: [try messageView(message)],
            linkedFrom: [],
            condition: nil,
            crossed: [],
            reach: []
        )
    }

    private func messageView(_ message: MessageRecord) throws -> MessageView {
        var events = try reader.evidence(of: message.msg).map { record in
            MessageView.Event(
                record: record,
                payload: try EvidenceVerifier.unverifiedPayload(of: record.jws),
                isTestimony: record.issuer != message.to
            )
        }
        let handOvers = try reader.submissions(of: message.msg)
        let evidence = Dictionary(events.map { ($0.record.id, $0.payload) }) { first, _ in first }
        let claims = Dictionary(events.map { ($0.record.id, $0.payload.at) }) { first, _ in first }
        for position in events.indices {
            let event = events[position]
            events[position].clock = ClockFindings.words(
                on: ClockFindings.Claim(
                    at: event.payload.at,
                    keptAt: event.record.keptAt,
                    previous: event.payload.prev.flatMap { claims[$0] }
                )
            )
        }
        let finding = OutcomeFinding(
            of: evidence,
            relays: Set(handOvers.compactMap(\.route.relays.first)),
            notBefore: EvidenceBounds.notBefore(evidence, witnesses: witnesses, cards: cards.all)
        )
        return MessageView(
            message: message,
            header: try EnvelopeReader.readHeader(message.envelope).header,
            number: try message.dispatch.flatMap { try reader.dispatch($0) }?.number,
            outcome: finding.outcome,
            routes: handOvers.map { handOver in
                RouteFinding(
                    route: handOver.route,
                    submission: handOver.jws,
                    to: message.to,
                    evidence: events.map(\.payload)
                )
            },
            late: finding.late,
            deadlines: try DeadlineFacts(of: message, in: reader)?.views(at: now) ?? [],
            events: events,
            pending: try reader.outbox(about: message.msg),
            asOf: now
        )
    }
}

extension DeadlineView {
    fileprivate var isNoticeOver: Bool { limit != .reply && standing == .lapsed }
}
