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
    /// Open the notes about what this party sent; empty while the node is not to open anything.
    let sealing: [SealingPrivateKey]

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
            stop: NoticeVerifier.unverifiedStop(of: record.text),
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

    func messages(of notice: ObjectID) throws -> [MessageView] {
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
            stop: nil,
            linkedFrom: [],
            condition: nil,
            crossed: [],
            reach: []
        )
    }

    private func messageView(_ message: MessageRecord) throws -> MessageView {
        var events = try reader.evidence(of: message.msg).map { record in
            let payload = try EvidenceVerifier.unverifiedPayload(of: record.jws)
            return MessageView.Event(
                record: record,
                payload: payload,
                isTestimony: record.issuer != message.to,
                note: note(of: payload, message)
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
        let dispatch = try message.dispatch.flatMap { try reader.dispatch($0) }
        return MessageView(
            message: message,
            header: try EnvelopeReader.readHeader(message.envelope).header,
            number: dispatch?.number,
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
            asOf: now,
            states: DeliveryStates(
                events,
                sentAt: try dispatch.map { try DispatchVerifier.unverifiedPayload(of: $0.jws).at },
                repliedAt: try repliedAt(message)
            ),
            dissemination: try dissemination(of: message, events),
            lead: try lead(of: message, dispatch),
            denials: try denials(of: message)
        )
    }

    /// Against the promises in the card that the notice names, so that both sides compute the same.
    private func lead(of message: MessageRecord, _ dispatch: DispatchRecord?) throws -> NoticeLead? {
        guard let dispatch, let text = try message.notice.flatMap({ try reader.notice($0)?.text }) else {
            return nil
        }
        let visible = try NoticeVerifier.unverifiedVisible(of: text)
        guard let policy = cards[message.from]?.card(visible.card)?.payload.policy,
            !policy.minimumNotice.isEmpty
        else { return nil }
        return NoticeLead(
            kind: visible.kind,
            fields: try NoticeVerifier.unverifiedFields(of: text),
            to: message.to,
            at: try DispatchVerifier.unverifiedPayload(of: dispatch.jws).at,
            under: policy
        )
    }

    private func note(of payload: EvidencePayload, _ message: MessageRecord) -> String? {
        guard message.direction == .outbound, let note = payload.note else { return nil }
        return try? NoteSealer.open(note, about: message.msg, with: sealing).text
    }

    /// When the recipient first sent a notice that replies to this one; one that waits is no answer.
    private func repliedAt(_ message: MessageRecord) throws -> Timestamp? {
        guard let notice = message.notice else { return nil }
        let replies = try reader.links(to: notice).filter { $0.relation == .repliesTo }.map(\.notice)
        let dispatches = try replies.flatMap { try reader.dispatches(of: $0) }
            .filter { $0.from == message.to && $0.to == message.from }
        return try dispatches.map { try DispatchVerifier.unverifiedPayload(of: $0.jws).at }.min()
    }

    private func denials(of message: MessageRecord) throws -> [DenialPayload] {
        try reader.denials(from: message.from, to: message.to, limit: ExchangeNode.largestDenialCount)
            .map { try DenialVerifier.unverifiedPayload(of: $0.jws) }
            .filter { denial in
                denial.about.covers(
                    from: message.from,
                    to: message.to,
                    notice: message.notice,
                    msg: message.msg,
                    dispatch: message.dispatch
                )
            }
    }
}

extension DeadlineView {
    fileprivate var isNoticeOver: Bool {
        standing == .lapsed && (limit == .notice || limit == .delivery)
    }
}
