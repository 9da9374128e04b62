// SPDX-License-Identifier: Apache-2.0

import Logging
package import NoticeFormat
import NoticeSecurity

/// What a node answers to an envelope.
package enum AdmissionAnswer: Sendable, Hashable {
    /// It is durable here; the evidence says so. The same envelope again gets the same bytes.
    case accepted([String])
    case refused(Refusal)
}

extension ExchangeNode {
    /// Takes an envelope from a pinned party: for this party, or to carry it on as a relay.
    ///
    /// When this returns `accepted`, envelope, submission, evidence and their leaves have reached stable
    /// storage. Nothing is opened here.
    package func admitEnvelope(_ delivery: EnvelopeDelivery, from requester: PartyID) async throws
        -> AdmissionAnswer
    {
        do {
            let arrival = try Arrival(delivery, from: requester, at: self)
            let evidence = try await store.write { transaction in
                try admit(arrival, in: transaction)
            }
            signal.raise()
            logger.info(
                "envelope admitted",
                metadata: ["msg": "\(arrival.header.msg.text)", "from": "\(requester.text)"]
            )
            return .accepted(evidence)
        } catch let refusal as Refusal {
            logger.notice(
                "envelope refused",
                metadata: ["code": "\(refusal.code.text)", "from": "\(requester.text)"]
            )
            return .refused(try await signedRefusal(refusal, of: delivery, from: requester))
        } catch let error as SecurityError {
            logger.notice(
                "envelope refused",
                metadata: ["code": "\(error.code.rawValue)", "from": "\(requester.text)"]
            )
            return .refused(Refusal(error))
        }
    }

    private func admit(_ arrival: Arrival, in transaction: any StoreTransaction) throws -> [String] {
        let header = arrival.header
        if let known = try transaction.message(header.msg) {
            guard known.env == arrival.env else {
                throw Refusal("id-reuse", "message id \(header.msg.text) is known with another envelope")
            }
            return try admissionEvidence(of: header.msg, in: transaction)
        }
        try transaction.putMessage(
            MessageRecord(
                msg: header.msg,
                direction: arrival.isForUs ? .inbound : .relayed,
                state: arrival.isForUs ? .unopened : .kept,
                from: header.from,
                to: header.to,
                env: arrival.env,
                envelope: arrival.delivery.envelope,
                pc: header.payloadCommitment,
                previousHop: arrival.requester,
                keptAt: clock.now()
            )
        )
        _ = try transaction.append(ObjectHash.leaf(.envelope, arrival.delivery.envelope))
        try keepSubmission(
            arrival.delivery.submission,
            of: header.msg,
            to: arrival.submission.payload.nextHop,
            in: transaction
        )
        for evidence in arrival.hopEvidence { try keepEvidence(evidence, in: transaction) }
        if arrival.isForUs { return try consign(arrival, in: transaction) }
        return try carry(arrival, in: transaction)
    }

    /// The recipient's answer: RelayAcceptance if it came through a relay, then ContentConsignment.
    private func consign(_ arrival: Arrival, in transaction: any StoreTransaction) throws -> [String] {
        var made: [String] = []
        if let hop = arrival.relayAcceptance {
            var binding = EvidenceBinding()
            binding.submission = arrival.delivery.submission
            binding.relay = arrival.requester
            binding.hop = hop.id
            made.append(
                try makeEvidence(.relayAcceptance, about: arrival.subject, binding: binding, in: transaction)
                    .jws
            )
        }
        var binding = EvidenceBinding()
        binding.submission = arrival.delivery.submission
        made.append(
            try makeEvidence(.contentConsignment, about: arrival.subject, binding: binding, in: transaction)
                .jws
        )
        return made
    }

    /// The relay's answer, and the envelope's way on.
    private func carry(_ arrival: Arrival, in transaction: any StoreTransaction) throws -> [String] {
        var binding = EvidenceBinding()
        binding.submission = arrival.delivery.submission
        binding.size = arrival.header.size
        binding.grade = arrival.header.grade
        binding.deadline = arrival.header.deadline
        let evidence = try makeEvidence(
            .submissionAcceptance,
            about: arrival.subject,
            binding: binding,
            in: transaction
        )
        _ = try transaction.enqueue(
            OutboxItem(party: arrival.header.to, content: .envelope(arrival.header.msg), due: clock.now())
        )
        return [evidence.jws]
    }

    /// The bytes this node gave when it first took the envelope.
    private func admissionEvidence(of msg: RandomID, in transaction: any StoreTransaction) throws -> [String]
    {
        let answers: Set = [
            EventName.relayAcceptance.uri, EventName.contentConsignment.uri,
            EventName.submissionAcceptance.uri,
        ]
        return try transaction.evidence(of: msg).filter { $0.issuer == party && answers.contains($0.event) }
            .map(\.jws)
    }

    /// Adds signed rejection evidence to a refusal, if the hand-over itself was genuine.
    private func signedRefusal(
        _ refusal: Refusal,
        of delivery: EnvelopeDelivery,
        from requester: PartyID
    ) async throws -> Refusal {
        guard refusal.code.text != "id-reuse",
            let arrival = try? Arrival(unchecked: delivery, from: requester, at: self)
        else { return refusal }
        let event: EventName = arrival.isForUs ? .contentConsignmentFailure : .submissionRejection
        var binding = EvidenceBinding()
        if !arrival.isForUs { binding.submission = delivery.submission }
        let evidence: String? = try await store.write { [binding] transaction in
            let known = try transaction.evidence(of: arrival.header.msg).first {
                $0.issuer == party && $0.event == event.uri
            }
            if let known { return known.jws }
            guard try transaction.message(arrival.header.msg) == nil else { return nil }
            try keepSubmission(
                delivery.submission,
                of: arrival.header.msg,
                to: arrival.submission.payload.nextHop,
                in: transaction
            )
            return try makeEvidence(
                event,
                about: arrival.subject,
                reasons: [refusal.code],
                binding: binding,
                in: transaction
            ).jws
        }
        var signed = refusal
        signed.evidence = [evidence].compactMap { $0 }
        return signed
    }
}
