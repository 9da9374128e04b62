// SPDX-License-Identifier: Apache-2.0

internal import Logging
package import NoticeFormat
internal import NoticeSecurity

/// What a node answers to an envelope.
package enum AdmissionAnswer: Sendable, Hashable {
    /// It is durable here; the evidence says so. The same hand-over again gets the same bytes.
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
        try await admitEnvelope(delivery, from: requester, presentedBy: requester)
    }

    /// Blames `presenter`, if anyone, for what is forged in it.
    func admitEnvelope(
        _ delivery: EnvelopeDelivery,
        from requester: PartyID,
        presentedBy presenter: PartyID?
    ) async throws -> AdmissionAnswer {
        let answer: AdmissionAnswer
        do {
            try requireOpen(to: requester)
            let envelope = try readWithinQuota(delivery, from: requester)
            let arrival = try await recordingForgery(by: presenter) {
                try Arrival(envelope, delivery, from: requester, at: self)
            }
            answer = try await store.write { try self.answer(to: arrival, in: $0) }
        } catch let refusal as Refusal {
            answer = .refused(refusal)
        }
        note(answer, from: requester)
        return answer
    }

    /// Reads the header; what has none counts as routine.
    private func readWithinQuota(
        _ delivery: EnvelopeDelivery,
        from requester: PartyID
    ) throws -> ParsedEnvelope {
        let octets = delivery.envelope.count
        do {
            let envelope = try Refusal.naming { try EnvelopeReader.readHeader(delivery.envelope) }
            try requireQuota(.envelope(envelope.header.lane), octets: octets, of: requester)
            return envelope
        } catch let refusal as Refusal where refusal.code != .quota {
            try requireQuota(.envelope(.routine), octets: octets, of: requester)
            throw refusal
        }
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
    ///
    /// A recipient that has the envelope takes it by any other route as well: that is evidence, and no more.
    private func answer(
        to arrival: Arrival,
        in transaction: any StoreTransaction
    ) throws -> AdmissionAnswer {
        let known = try transaction.message(arrival.header.msg)
        if let known {
            if let clash = clash(of: arrival, with: known) { return .refused(clash) }
            if let made = try earlierAnswer(to: arrival, in: transaction) {
                if !arrival.isForUs { try carryAgain(arrival, in: transaction) }
                return .accepted(made)
            }
            guard try transaction.submissions(of: known.msg).count < Self.largestRouteCount else {
                return .refused(Refusal(.quota, "the envelope has come by too many routes"))
            }
        }
        if known == nil || !arrival.isForUs, let problem = arrival.problem(at: self) {
            return .refused(try reject(arrival, because: problem, in: transaction))
        }
        if known == nil, let refusal = try standingRefusal(of: arrival, in: transaction) {
            return .refused(refusal)
        }
        if known == nil { try keepEnvelope(of: arrival, in: transaction) }
        return .accepted(try admit(arrival, in: transaction))
    }

    /// Why a message id that is known cannot be this envelope's; nil if it can.
    private func clash(of arrival: Arrival, with known: MessageRecord) -> Refusal? {
        guard known.env == arrival.envelope.env else {
            return Refusal(.idReuse, "message id \(known.msg.text) is known with another envelope")
        }
        guard known.direction != .outbound else {
            return Refusal(.misaddressed, "the envelope is one of this party's own")
        }
        return nil
    }

    /// The bytes this node gave when the envelope first came by this route; nil if it has not.
    private func earlierAnswer(to arrival: Arrival, in reader: any StoreReader) throws -> [String]? {
        let msg = arrival.header.msg
        let first = try reader.submissions(of: msg).first { $0.route == arrival.route }
        guard let submission = first?.jws else { return nil }
        let consigned = arrival.isForUs ? try consignment(of: msg, in: reader) : []
        if arrival.isForUs, arrival.previousAcceptance == nil { return consigned.isEmpty ? nil : consigned }
        let acceptance = try reader.evidence(of: msg).first { record in
            guard record.issuer == party, Self.acceptanceEvents.contains(record.event) else { return false }
            return try EvidenceVerifier.unverifiedPayload(of: record.jws).submission == submission
        }
        return acceptance.map { [$0.jws] + consigned }
    }

    /// What this recipient signed when the envelope first came, whatever the route.
    private func consignment(of msg: RandomID, in reader: any StoreReader) throws -> [String] {
        let events = [EventName.contentConsignment.uri, EventName.notificationForAcceptance.uri]
        return try events.compactMap { event in
            try reader.evidence(of: msg).first { $0.issuer == party && $0.event == event }?.jws
        }
    }

    /// What a stop of a route signs when it takes a hand-over.
    static let acceptanceEvents: Set<String> = [
        EventName.relayAcceptance.uri, EventName.submissionAcceptance.uri,
    ]

    private func keepEnvelope(of arrival: Arrival, in transaction: any StoreTransaction) throws {
        let header = arrival.header
        let envelope = arrival.envelope.bytes
        let message = MessageRecord(
            msg: header.msg,
            direction: arrival.isForUs ? .inbound : .relayed,
            state: arrival.isForUs ? header.grade == .immediate ? .unopened : .sealed : .kept,
            from: header.from,
            to: header.to,
            env: arrival.envelope.env,
            envelope: envelope,
            pc: header.payloadCommitment,
            previousHop: arrival.requester,
            keptAt: clock.now(),
            lane: header.lane
        )
        try transaction.putMessage(message)
        try startRinging(message, in: transaction)
        _ = try transaction.append(ObjectHash.leaf(.envelope, envelope))
        guard !arrival.isForUs else { return }
        try guardShare(of: header, in: transaction)
        try countCarried(arrival.envelope.env, from: header.from, to: header.to, in: transaction)
    }

    private func admit(_ arrival: Arrival, in transaction: any StoreTransaction) throws -> [String] {
        try keep(arrival.submission, in: transaction)
        for evidence in arrival.acceptances { try keepEvidence(evidence, in: transaction) }
        if let made = try earlierAnswer(to: arrival, in: transaction) {
            // Taken back after a loss: what was signed for once is not signed for again.
            if !arrival.isForUs { try carryAgain(arrival, in: transaction) }
            return made
        }
        return try arrival.isForUs ? consign(arrival, in: transaction) : carry(arrival, in: transaction)
    }

    /// The recipient's answer: RelayAcceptance if it came through a relay, then ContentConsignment.
    ///
    /// The consignment is made once; by a later route the first one is given again.
    private func consign(_ arrival: Arrival, in transaction: any StoreTransaction) throws -> [String] {
        var made: [EvidenceRecord] = []
        if arrival.previousAcceptance != nil {
            made.append(
                try makeEvidence(
                    .relayAcceptance,
                    about: arrival.subject,
                    binding: arrival.relayBinding,
                    in: transaction
                )
            )
        }
        let known = try consignment(of: arrival.header.msg, in: transaction)
        guard known.isEmpty else { return made.map(\.jws) + known }
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
}
