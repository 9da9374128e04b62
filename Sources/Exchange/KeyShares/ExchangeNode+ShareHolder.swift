// SPDX-License-Identifier: Apache-2.0

internal import Logging
internal import NoticeFormat
internal import NoticeSecurity

/// What a relay does that holds the second key share of an envelope (envelope.md, section 3).
extension ExchangeNode {
    /// Refuses an envelope whose share this node could never release.
    func checkShare(of header: EnvelopeHeader) throws {
        guard header.shareHolder == party, let share = header.share else { return }
        _ = try Refusal.naming {
            try KeyShare.open(share, with: keys.sealing, msg: header.msg, leg: .toHolder)
        }
    }

    /// Sets the clock for an envelope whose share this node holds.
    func guardShare(of header: EnvelopeHeader, in transaction: any StoreTransaction) throws {
        guard header.shareHolder == party, let deadline = header.deadline else { return }
        // It may come by several routes.
        let isQueued = try transaction.outbox(about: header.msg).contains {
            $0.content == .deposit(header.msg)
        }
        if isQueued { return }
        let item = OutboxItem(party: party, content: .deposit(header.msg), lane: header.lane, due: deadline)
        _ = try transaction.enqueue(item)
    }

    /// Releases the share against the recipient's acceptance, in the transaction that stores it.
    ///
    /// Once only: the same acceptance again, or another one, changes nothing.
    func releaseShare(
        after evidence: [VerifiedEvidence],
        of message: MessageRecord,
        in transaction: any StoreTransaction
    ) throws {
        guard message.direction == .relayed,
            let acceptance = evidence.first(where: { $0.payload.event == .consignmentAcceptance })
        else { return }
        let envelope = try EnvelopeReader.readHeader(message.envelope)
        guard let share = try heldShare(of: envelope.header, in: transaction) else { return }
        var binding = EvidenceBinding()
        binding.acceptance = acceptance.id
        binding.sealedShare = try KeyShare.seal(
            share,
            to: try recipientKey(of: envelope),
            msg: message.msg,
            leg: .toRecipient
        )
        let released = try makeEvidence(
            .keyShareReleased,
            about: EvidenceSubject(message),
            binding: binding,
            in: transaction
        )
        try announce(released, of: message, in: transaction)
    }

    /// Publishes the share after the deadline, unless it was released, or the recipient declined.
    func deposit(_ msg: RandomID, _ item: OutboxItem) async throws {
        try await store.write { transaction in
            guard let message = try transaction.message(msg) else {
                return try transaction.removeOutbox(item.number)
            }
            let header = try EnvelopeReader.readHeader(message.envelope).header
            // The deadline runs through its last second.
            guard let deadline = header.deadline, deadline < clock.now() else {
                return try transaction.reschedule(
                    item.number,
                    attempts: 0,
                    due: (header.deadline ?? header.expiresAt).adding(seconds: 1),
                    lastProblem: ""
                )
            }
            try transaction.removeOutbox(item.number)
            try deposit(message, header, at: deadline, in: transaction)
        }
        logger.info("deadline of a key share", metadata: ["msg": "\(msg.text)"])
        signal.raise()
    }

    private func deposit(
        _ message: MessageRecord,
        _ header: EnvelopeHeader,
        at deadline: Timestamp,
        in transaction: any StoreTransaction
    ) throws {
        guard let share = try heldShare(of: header, in: transaction) else { return }
        var binding = EvidenceBinding()
        binding.deadline = deadline
        if header.grade == .signToOpen {
            binding.lapsed = .acceptance
            let expired = try makeEvidence(
                .acceptanceRejectionExpiry,
                about: EvidenceSubject(message),
                reasons: [.noAnswer],
                binding: binding,
                in: transaction
            )
            try announce(expired, of: message, in: transaction)
            binding.lapsed = nil
        }
        binding.openShare = Digest(bytes: share)
        let deposited = try makeEvidence(
            .publicDeposit,
            about: EvidenceSubject(message),
            binding: binding,
            in: transaction
        )
        try announce(deposited, of: message, in: transaction)
    }

    /// The share, as long as this node holds it back.
    private func heldShare(of header: EnvelopeHeader, in reader: any StoreReader) throws -> [UInt8]? {
        guard header.shareHolder == party, let share = header.share else { return nil }
        let evidence = try reader.evidence(of: header.msg)
        let isOver = evidence.contains { piece in
            piece.issuer == party ? Self.shareEnds.contains(piece.event) : false
        }
        let isDeclined = evidence.contains { $0.event == EventName.consignmentRejection.uri }
        guard !isOver, !isDeclined || header.grade == .deposit else { return nil }
        return try Refusal.naming {
            try KeyShare.open(share, with: keys.sealing, msg: header.msg, leg: .toHolder)
        }
    }

    private static let shareEnds: Set<String> = [
        EventName.keyShareReleased.uri, EventName.publicDeposit.uri,
    ]

    /// The key that the envelope is sealed to, if the card still has it, else the newest.
    private func recipientKey(of envelope: ParsedEnvelope) throws -> SealingPublicKey {
        let keys = try pinned(envelope.header.to).sealingKeys(at: clock.now())
        return try keys.first { $0.kid == envelope.kid } ?? sealingKey(of: envelope.header.to)
    }

    /// Sends evidence to the recipient, and back towards the sender.
    private func announce(
        _ evidence: EvidenceRecord,
        of message: MessageRecord,
        in transaction: any StoreTransaction
    ) throws {
        _ = try transaction.enqueue(
            OutboxItem(
                party: message.to,
                content: .evidence(message.msg, evidence.id),
                lane: message.lane,
                due: clock.now()
            )
        )
        try sendBack(evidence, of: message, in: transaction)
    }
}
