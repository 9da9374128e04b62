// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat
internal import NoticeSecurity

extension ExchangeNode {
    /// The relay's answer to the sender, and the envelope's way on to the recipient.
    func carry(_ arrival: Arrival, in transaction: any StoreTransaction) throws -> [String] {
        var binding = EvidenceBinding()
        binding.submission = arrival.submission.jws
        binding.size = arrival.header.size
        binding.grade = arrival.header.grade
        binding.deadline = arrival.header.deadline
        let evidence = try makeEvidence(
            .submissionAcceptance,
            about: arrival.subject,
            binding: binding,
            in: transaction
        )
        try guardShare(of: arrival.header, in: transaction)
        try countCarried(
            arrival.envelope.env,
            from: arrival.header.from,
            to: arrival.header.to,
            in: transaction
        )
        try enqueueEnvelope(arrival.header.msg, to: arrival.header.to, in: transaction)
        return [evidence.jws]
    }

    /// Sets out again with an envelope that the sender hands over again, if the recipient has said nothing.
    func carryAgain(_ message: MessageRecord, in transaction: any StoreTransaction) throws {
        let isAnswered = try transaction.evidence(of: message.msg).contains {
            $0.issuer == message.to || $0.event == EventName.relayFailure.uri
        }
        if isAnswered { return }
        try enqueueEnvelope(message.msg, to: message.to, in: transaction)
    }

    /// Queues an envelope for a next hop, once.
    func enqueueEnvelope(_ msg: RandomID, to hop: PartyID, in transaction: any StoreTransaction) throws {
        let isQueued = try transaction.outbox(about: msg).contains {
            $0.content == .envelope(msg) && $0.party == hop
        }
        if isQueued { return }
        _ = try transaction.enqueue(OutboxItem(party: hop, content: .envelope(msg), due: clock.now()))
    }
}
