// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat
internal import NoticeSecurity

extension ExchangeNode {
    /// The relay's answer to a hand-over, and the envelope's way on to the next stop of its route.
    ///
    /// The first relay answers the sender with SubmissionAcceptance, a later one the relay before it with
    /// RelayAcceptance.
    func carry(_ arrival: Arrival, in transaction: any StoreTransaction) throws -> [String] {
        let made = try makeAcceptance(arrival, in: transaction)
        try enqueueNextHop(of: arrival, in: transaction)
        return [made.jws]
    }

    private func makeAcceptance(
        _ arrival: Arrival,
        in transaction: any StoreTransaction
    ) throws -> EvidenceRecord {
        guard arrival.previousAcceptance == nil else {
            return try makeEvidence(
                .relayAcceptance,
                about: arrival.subject,
                binding: arrival.relayBinding,
                in: transaction
            )
        }
        var binding = EvidenceBinding()
        binding.submission = arrival.submission.jws
        binding.size = arrival.header.size
        binding.grade = arrival.header.grade
        binding.deadline = arrival.header.deadline
        return try makeEvidence(
            .submissionAcceptance,
            about: arrival.subject,
            binding: binding,
            in: transaction
        )
    }

    /// Sets out again with an envelope that is handed over again, if nobody has answered for it.
    func carryAgain(_ arrival: Arrival, in transaction: any StoreTransaction) throws {
        let header = arrival.header
        let next = arrival.route.hop(after: party, from: header.from, to: header.to)
        let isAnswered = try transaction.evidence(of: header.msg).contains { record in
            if record.issuer == header.to { return true }
            if record.issuer == party { return record.event == EventName.relayFailure.uri }
            guard record.issuer == next else { return false }
            let submission = try EvidenceVerifier.unverifiedPayload(of: record.jws).submission
            return try submission.map { try SubmissionVerifier.claimedRoute(of: $0) } == arrival.route
        }
        if isAnswered { return }
        try enqueueNextHop(of: arrival, in: transaction)
    }

    private func enqueueNextHop(of arrival: Arrival, in transaction: any StoreTransaction) throws {
        let header = arrival.header
        guard let next = arrival.route.hop(after: party, from: header.from, to: header.to) else { return }
        try enqueueEnvelope(header.msg, by: arrival.route, to: next, lane: header.lane, in: transaction)
    }

    /// Queues an envelope for the next stop of a route, once.
    func enqueueEnvelope(
        _ msg: RandomID,
        by route: Route,
        to hop: PartyID,
        lane: Lane,
        in transaction: any StoreTransaction
    ) throws {
        let content = OutboxItem.Content.envelope(msg, route)
        guard try !transaction.outbox(about: msg).contains(where: { $0.content == content }) else { return }
        _ = try transaction.enqueue(OutboxItem(party: hop, content: content, lane: lane, due: clock.now()))
    }
}

extension Arrival {
    /// What evidence about a hand-over by a relay binds.
    var relayBinding: EvidenceBinding {
        var binding = EvidenceBinding()
        binding.submission = submission.jws
        binding.relay = requester
        binding.hop = previousAcceptance?.id
        return binding
    }
}
