// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat
internal import NoticeSecurity

extension ExchangeNode {
    /// Puts the sender's evidence on its way towards the recipient, along the routes the envelope took.
    ///
    /// Only to hops that are known to hold the message: others would not know what it is about. As a relay,
    /// passes the sender's evidence on to the recipient.
    func sendOnward(
        _ evidence: EvidenceRecord,
        of message: MessageRecord,
        in transaction: any StoreTransaction
    ) throws {
        for hop in try onwardHops(of: message, in: transaction) {
            try enqueue(evidence, for: hop, lane: message.lane, in: transaction)
        }
    }

    /// Sends what the sender signed earlier to a hop that is heard about this message for the first time.
    func catchUp(
        _ hop: PartyID,
        on message: MessageRecord,
        in transaction: any StoreTransaction
    ) throws {
        guard message.direction != .inbound, try isOnward(hop, of: message, in: transaction) else { return }
        let evidence = try transaction.evidence(of: message.msg)
        guard evidence.filter({ $0.issuer == hop }).count == 1 else { return }
        for piece in evidence where piece.issuer == message.from {
            try enqueue(piece, for: hop, lane: message.lane, in: transaction)
        }
    }

    private func enqueue(
        _ evidence: EvidenceRecord,
        for hop: PartyID,
        lane: Lane,
        in transaction: any StoreTransaction
    ) throws {
        let content = OutboxItem.Content.evidence(evidence.msg, evidence.id)
        let isQueued = try transaction.outbox(about: evidence.msg).contains {
            $0.content == content && $0.party == hop
        }
        if isQueued { return }
        _ = try transaction.enqueue(OutboxItem(party: hop, content: content, lane: lane, due: clock.now()))
    }

    private func onwardHops(of message: MessageRecord, in reader: any StoreReader) throws -> [PartyID] {
        let heard = Set(try reader.evidence(of: message.msg).map(\.issuer))
        return try nextHops(of: message, in: reader).filter(heard.contains)
    }

    private func isOnward(
        _ hop: PartyID,
        of message: MessageRecord,
        in reader: any StoreReader
    ) throws -> Bool {
        try nextHops(of: message, in: reader).contains(hop)
    }

    /// To whom this node hands the envelope: the stop after it, on each route.
    private func nextHops(of message: MessageRecord, in reader: any StoreReader) throws -> [PartyID] {
        let hops = try reader.submissions(of: message.msg).compactMap {
            $0.route.hop(after: party, from: message.from, to: message.to)
        }
        return Set(hops).sorted()
    }
}
