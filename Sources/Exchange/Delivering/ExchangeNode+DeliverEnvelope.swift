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
    func deliverEnvelope(_ msg: RandomID, _ item: OutboxItem) async throws {
        guard let (message, delivery) = try await delivery(of: msg, through: item.party) else {
            return try await store.write { try $0.removeOutbox(item.number) }
        }
        if try await giveUp(item, message) { return }
        let answer = try await answer(to: delivery, by: item.party)
        let evidence = try await recordingForgery(by: item.party) {
            try verifiedEvidence(Array(answer.prefix(Self.largestAnswerCount)), of: message)
        }
        guard evidence.contains(where: { $0.payload.issuer == item.party }) else {
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
        through hop: PartyID
    ) async throws -> (MessageRecord, EnvelopeDelivery)? {
        try await store.read { reader in
            guard let message = try reader.message(msg) else { return nil }
            let isRelayed = message.direction == .relayed
            let nextHop = isRelayed ? party : hop
            let submissions = try reader.submissions(of: msg)
            guard let submission = submissions.first(where: { $0.nextHop == nextHop }) else { return nil }
            let acceptance = try reader.evidence(of: msg).filter {
                isRelayed && $0.issuer == party && $0.event == EventName.submissionAcceptance.uri
            }
            let delivery = EnvelopeDelivery(
                envelope: message.envelope,
                submission: submission.jws,
                evidence: acceptance.map(\.jws)
            )
            return (message, delivery)
        }
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

    /// Ends the tries for a notice that has expired, with evidence unless the recipient has answered.
    private func giveUp(_ item: OutboxItem, _ message: MessageRecord) async throws -> Bool {
        let header = try EnvelopeReader.readHeader(message.envelope).header
        let isRelayed = message.direction == .relayed
        let end = isRelayed ? try await relayEnd(of: message, header: header) : header.expiresAt
        guard end < clock.now() else { return false }
        let event: EventName = isRelayed ? .relayFailure : .acceptanceRejectionExpiry
        try await store.write { transaction in
            try transaction.removeOutbox(item.number)
            let isSettled = try transaction.evidence(of: message.msg).contains {
                $0.issuer == message.to || ($0.issuer == party && $0.event == event.uri)
            }
            if isSettled { return }
            var binding = EvidenceBinding()
            if isRelayed {
                binding.attempts = item.attempts
                binding.nextHop = item.party
            } else {
                binding.deadline = header.expiresAt
                binding.lapsed = .delivery
            }
            let evidence = try makeEvidence(
                event,
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
