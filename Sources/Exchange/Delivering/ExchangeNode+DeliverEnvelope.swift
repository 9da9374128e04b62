// SPDX-License-Identifier: Apache-2.0

internal import Logging
internal import NoticeFormat
internal import NoticeSecurity

extension ExchangeNode {
    /// Pieces of evidence that are read of one answer.
    private static let largestAnswerCount = 16

    /// Hands an envelope to the next hop and keeps the evidence that comes back.
    ///
    /// Done is what the next hop has signed for, be it a rejection; anything else is tried again.
    func deliverEnvelope(_ msg: RandomID, by route: Route, _ item: OutboxItem) async throws {
        guard let (message, delivery) = try await delivery(of: msg, by: route) else {
            return try await store.write { try $0.removeOutbox(item.number) }
        }
        if try await giveUp(item, message) { return }
        let isLast = item.party == message.to
        let answer = try await answer(to: delivery, by: item.party)
        let evidence = try await recordingForgery(by: item.party) {
            try verifiedEvidence(Array(answer.prefix(Self.largestAnswerCount)), of: message)
        }
        let isAnswered = evidence.contains { piece in
            // The recipient's consignment may name the route by which the envelope came first.
            piece.payload.issuer == item.party && (isLast || piece.payload.submission == delivery.submission)
        }
        guard isAnswered else {
            throw PeerFailure.unreachable("the next hop gave no evidence of its own")
        }
        try await store.write { transaction in
            _ = try keep(evidence, of: message, in: transaction)
            try transaction.removeOutbox(item.number)
        }
        logger.info(
            "answered by the next hop",
            metadata: ["msg": "\(msg.text)", "hop": "\(item.party.text)"]
        )
        signal.raise()
    }

    /// The evidence of an acceptance, or of a rejection that is signed.
    private func answer(to delivery: EnvelopeDelivery, by hop: PartyID) async throws -> [String] {
        let peer = try peer(hop)
        do {
            return try await calling { try await transport.deliver(delivery, to: peer) }
        } catch PeerFailure.refused(let code, let evidence) where !evidence.isEmpty {
            logger.notice(
                "envelope refused by the next hop",
                metadata: ["code": "\(code.text)", "to": "\(hop.text)"]
            )
            return evidence
        }
    }

    private func delivery(
        of msg: RandomID,
        by route: Route
    ) async throws -> (MessageRecord, EnvelopeDelivery)? {
        try await store.read { reader in
            guard let message = try reader.message(msg),
                let submission = try reader.submissions(of: msg).first(where: { $0.route == route })
            else { return nil }
            let delivery = EnvelopeDelivery(
                envelope: message.envelope,
                submission: submission.jws,
                evidence: try acceptances(of: submission, message, in: reader)
            )
            return (message, delivery)
        }
    }

    /// What each stop up to this node signed when it took the hand-over, in the order of the route.
    func acceptances(
        of submission: SubmissionRecord,
        _ message: MessageRecord,
        in reader: any StoreReader
    ) throws -> [String] {
        guard message.direction == .relayed else { return [] }
        var found: [PartyID: String] = [:]
        for record in try reader.evidence(of: message.msg) where Self.acceptanceEvents.contains(record.event)
        {
            let payload = try EvidenceVerifier.unverifiedPayload(of: record.jws)
            guard payload.submission == submission.jws else { continue }
            found[record.issuer] = found[record.issuer] ?? record.jws
        }
        let relays = submission.route.relays
        guard let place = relays.firstIndex(of: party) else { return [] }
        return relays[...place].compactMap { found[$0] }
    }

    /// When a relay gives up: after the time that the sender gave the notice, counted from its arrival here.
    ///
    /// So the relay's clock need not be the sender's; never more than a day from what the sender wrote.
    private func relayEnd(of message: MessageRecord, header: EnvelopeHeader) async throws -> Timestamp {
        let sender = try pinned(message.from)
        let sentAt = try await store.read { reader in
            try reader.submissions(of: message.msg).first.map {
                try SubmissionVerifier.verify($0.jws, sender: sender).payload.at
            }
        }
        guard let sentAt else { return header.expiresAt }
        let end = message.keptAt.adding(seconds: max(0, header.expiresAt.seconds(since: sentAt)))
        let tolerance = ClockFindings.tolerance
        return min(
            max(end, header.expiresAt.adding(seconds: -tolerance)),
            header.expiresAt.adding(seconds: tolerance)
        )
    }

    /// The same for an item that is not tried now because its party is silent; false for anything else.
    func giveUp(_ item: OutboxItem) async throws -> Bool {
        guard case .envelope(let msg, _) = item.content,
            let message = try await store.read({ try $0.message(msg) })
        else { return false }
        return try await giveUp(item, message)
    }

    /// Ends the tries for an envelope that has expired, as a relay with evidence unless the recipient answered.
    ///
    /// Of an own notice, ``closeDeadlines(limit:)`` signs the end.
    private func giveUp(_ item: OutboxItem, _ message: MessageRecord) async throws -> Bool {
        let header = try headers.header(of: message)
        let isRelayed = message.direction == .relayed
        let end = isRelayed ? try await relayEnd(of: message, header: header) : header.expiresAt
        guard end < clock.now() else { return false }
        try await store.write { transaction in
            try transaction.removeOutbox(item.number)
            guard message.direction == .relayed else { return }
            let isSettled = try transaction.evidence(of: message.msg).contains {
                $0.issuer == message.to
                    || ($0.issuer == party && $0.event == EventName.relayFailure.uri)
            }
            if isSettled { return }
            var binding = EvidenceBinding()
            binding.attempts = item.attempts
            binding.nextHop = item.party
            let evidence = try makeEvidence(
                .relayFailure,
                about: EvidenceSubject(message),
                reasons: [.noAnswer],
                binding: binding,
                in: transaction
            )
            try sendBack(evidence, of: message, in: transaction)
        }
        signal.raise()
        return true
    }
}
