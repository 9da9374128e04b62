// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat
internal import NoticeSecurity

/// Makes views of records of one state of the store.
///
/// What it reads was verified when it was stored, and is only parsed here.
struct RecordViewer {
    let reader: any StoreReader
    let cards: CardDirectory
    let links: LinkMemory
    let now: Timestamp

    func view(of record: NoticeRecord) throws -> NoticeView {
        let visible = try NoticeVerifier.unverifiedVisible(of: record.text)
        let rule = cards[record.issuer]?.card(visible.card)?.payload.mandate
            .requirement(kind: visible.kind, severity: visible.severity, status: visible.status)
        let isWaiting = record.direction == .outbound && record.releasedAt == nil
        let messages = try reader.dispatches(of: record.id).compactMap { try reader.message($0.msg) }
        return NoticeView(
            direction: record.direction,
            state: record.direction == .inbound ? .opened : isWaiting ? .waiting : .released,
            from: record.issuer,
            notice: record,
            approvalsNeeded: rule?.approvals ?? 0,
            approvalRole: rule?.role,
            anchors: isWaiting ? try ExchangeNode.newestAnchors(reader) : [],
            messages: try messages.map { try messageView($0) },
            linkedFrom: links[record.id].map { ($0.relation, $0.id) }
        )
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
            linkedFrom: []
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
        let hops = try reader.submissions(of: message.msg).map(\.nextHop)
        let finding = OutcomeFinding(
            of: Dictionary(events.map { ($0.record.id, $0.payload) }) { first, _ in first },
            relays: Set(hops).subtracting([message.to])
        )
        return MessageView(
            message: message,
            header: try EnvelopeReader.readHeader(message.envelope).header,
            number: try message.dispatch.flatMap { try reader.dispatch($0) }?.number,
            outcome: finding.outcome,
            events: events,
            pending: try reader.outbox(about: message.msg),
            asOf: now
        )
    }
}
