// SPDX-License-Identifier: Apache-2.0

internal import Logging
package import NoticeFormat
internal import NoticeSecurity

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
    /// storage. Nothing is opened here. A refusal bears signed evidence only where the sender's hand-over
    /// verified and came the way it names.
    package func admitEnvelope(
        _ delivery: EnvelopeDelivery,
        from requester: PartyID
    ) async throws -> AdmissionAnswer {
        let answer: AdmissionAnswer
        do {
            try requireOpen(to: requester)
            let arrival = try await recordingForgery(by: requester) {
                try Arrival(delivery, from: requester, at: self)
            }
            answer = try await store.write { try self.answer(to: arrival, in: $0) }
        } catch let refusal as Refusal {
            answer = .refused(refusal)
        }
        note(answer, from: requester)
        return answer
    }

    private func note(_ answer: AdmissionAnswer, from requester: PartyID) {
        switch answer {
        case .accepted:
            signal.raise()
            logger.debug("envelope admitted", metadata: ["from": "\(requester.text)"])
        case .refused(let refusal):
            logger.notice(
                "envelope refused",
                metadata: ["code": "\(refusal.code.text)", "from": "\(requester.text)"]
            )
        }
    }

    /// What is known is answered as before, whatever the time; the rest is admitted or rejected.
    private func answer(
        to arrival: Arrival,
        in transaction: any StoreTransaction
    ) throws -> AdmissionAnswer {
        if let known = try transaction.message(arrival.header.msg) {
            return try answer(to: arrival, known: known, in: transaction)
        }
        guard let problem = arrival.problem(at: self) else {
            return .accepted(try admit(arrival, in: transaction))
        }
        return .refused(try reject(arrival, because: problem, in: transaction))
    }

    /// The bytes this node gave when it first took the envelope.
    private func answer(
        to arrival: Arrival,
        known: MessageRecord,
        in transaction: any StoreTransaction
    ) throws -> AdmissionAnswer {
        guard known.env == arrival.envelope.env else {
            return .refused(
                Refusal(.idReuse, "message id \(known.msg.text) is known with another envelope")
            )
        }
        guard known.direction != .outbound else {
            return .refused(Refusal(.misaddressed, "the envelope is one of this party's own"))
        }
        if known.direction == .relayed { try carryAgain(known, in: transaction) }
        return .accepted(try admissionEvidence(of: known.msg, in: transaction))
    }

    /// What this node signed when it took an envelope.
    private func admissionEvidence(of msg: RandomID, in reader: any StoreReader) throws -> [String] {
        try reader.evidence(of: msg).filter {
            $0.issuer == party && Self.admissionEvents.contains($0.event)
        }.map(\.jws)
    }

    private static let admissionEvents: Set<String> = [
        EventName.relayAcceptance.uri, EventName.contentConsignment.uri, EventName.submissionAcceptance.uri,
        EventName.notificationForAcceptance.uri,
    ]

    private func admit(_ arrival: Arrival, in transaction: any StoreTransaction) throws -> [String] {
        let header = arrival.header
        let envelope = arrival.envelope.bytes
        try transaction.putMessage(
            MessageRecord(
                msg: header.msg,
                direction: arrival.isForUs ? .inbound : .relayed,
                state: arrival.isForUs ? header.grade == .immediate ? .unopened : .sealed : .kept,
                from: header.from,
                to: header.to,
                env: arrival.envelope.env,
                envelope: envelope,
                pc: header.payloadCommitment,
                previousHop: arrival.requester,
                keptAt: clock.now()
            )
        )
        _ = try transaction.append(ObjectHash.leaf(.envelope, envelope))
        try keep(arrival.submission, in: transaction)
        for evidence in arrival.hopEvidence { try keepEvidence(evidence, in: transaction) }
        let known = try admissionEvidence(of: header.msg, in: transaction)
        guard known.isEmpty else {
            // Taken back after a loss: what was signed for once is not signed for again.
            if !arrival.isForUs { try enqueueEnvelope(header.msg, to: header.to, in: transaction) }
            return known
        }
        return try arrival.isForUs ? consign(arrival, in: transaction) : carry(arrival, in: transaction)
    }

    /// The recipient's answer: RelayAcceptance if it came through a relay, then ContentConsignment.
    private func consign(_ arrival: Arrival, in transaction: any StoreTransaction) throws -> [String] {
        var made: [EvidenceRecord] = []
        if let hop = arrival.relayAcceptance {
            let binding = relayBinding(arrival, hop: hop)
            made.append(
                try makeEvidence(.relayAcceptance, about: arrival.subject, binding: binding, in: transaction)
            )
        }
        var binding = EvidenceBinding()
        binding.submission = arrival.submission.jws
        made.append(
            try makeEvidence(.contentConsignment, about: arrival.subject, binding: binding, in: transaction)
        )
        if arrival.header.grade != .immediate {
            made.append(try askForAcceptance(arrival.subject, in: transaction))
        }
        return made.map(\.jws)
    }

    /// Signs why an envelope that was handed over rightly is not taken; the same one gets the same bytes.
    private func reject(
        _ arrival: Arrival,
        because problem: Refusal,
        in transaction: any StoreTransaction
    ) throws -> Refusal {
        var refusal = problem
        let (event, binding) = rejection(of: arrival)
        let known = try transaction.evidence(of: arrival.header.msg).filter { $0.issuer == party }
        if let first = known.first {
            let payload = try EvidenceVerifier.unverifiedPayload(of: first.jws)
            let isSame = first.event == event.uri && EvidenceSubject(payload) == arrival.subject
            refusal.evidence = isSame ? [first.jws] : []
            return refusal
        }
        try keep(arrival.submission, in: transaction)
        for evidence in arrival.hopEvidence { try keepEvidence(evidence, in: transaction) }
        let made = try makeEvidence(
            event,
            about: arrival.subject,
            reasons: [problem.code],
            binding: binding,
            in: transaction
        )
        refusal.evidence = [made.jws]
        return refusal
    }

    private func rejection(of arrival: Arrival) -> (EventName, EvidenceBinding) {
        if let hop = arrival.relayAcceptance {
            return (.relayRejection, relayBinding(arrival, hop: hop))
        }
        guard !arrival.isForUs else { return (.contentConsignmentFailure, EvidenceBinding()) }
        var binding = EvidenceBinding()
        binding.submission = arrival.submission.jws
        return (.submissionRejection, binding)
    }

    private func relayBinding(_ arrival: Arrival, hop: VerifiedEvidence) -> EvidenceBinding {
        var binding = EvidenceBinding()
        binding.submission = arrival.submission.jws
        binding.relay = arrival.requester
        binding.hop = hop.id
        return binding
    }
}
