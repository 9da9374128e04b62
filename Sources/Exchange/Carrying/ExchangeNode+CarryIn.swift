// SPDX-License-Identifier: Apache-2.0

internal import Logging
internal import NoticeFormat
internal import NoticeSecurity

extension ExchangeNode {
    /// Takes in a file that a courier brought, and returns the answer to carry back: a file with the evidence
    /// that is here then (carry.md, section 2).
    ///
    /// An envelope is admitted like one that its previous stop hands over, without that stop's request: what
    /// the sender and the relays signed is what counts. Evidence is taken from every party whose card is
    /// pinned. The same file again changes nothing.
    package func carryIn(_ bytes: [UInt8]) async throws -> [UInt8] {
        try requireOpen()
        let file = try Refusal.naming { try CarryFile(canonical: bytes) }
        try await takeCard(of: file)
        if let envelope = file.envelope { try await takeEnvelope(envelope, of: file, bytes: bytes) }
        let message = try await knownMessage(file.msg)
        guard message.from == file.from, message.to == file.to else {
            throw Refusal(.misaddressed, "the file names other parties than its message")
        }
        try await takeEvidence(of: file, about: message)
        if file.envelope != nil, settings.opening == .automatic, let fresh = try await unopened(file.msg) {
            try await open(fresh)
        }
        signal.raise()
        return try await answer(to: file)
    }

    private func unopened(_ msg: RandomID) async throws -> MessageRecord? {
        let message = try await store.read { try $0.message(msg) }
        return message?.state == .unopened && message?.direction == .inbound ? message : nil
    }

    /// A later version of a pinned card; a party is never pinned from a file.
    private func takeCard(of file: CarryFile) async throws {
        let known = try pinned(file.from)
        guard file.cards.count > known.versions.count, file.from != party else { return }
        try await acceptCardUpdate(CardChainFile(cards: file.cards).payload, from: file.from)
    }

    private func takeEnvelope(_ envelope: [UInt8], of file: CarryFile, bytes: [UInt8]) async throws {
        for handOver in file.handOvers {
            let route = try Refusal.naming { try SubmissionVerifier.claimedRoute(of: handOver.submission) }
            guard let previous = route.hop(before: party, from: file.from, to: file.to) else {
                throw Refusal(.misaddressed, "a hand-over in the file does not lead over this node")
            }
            let delivery = EnvelopeDelivery(
                envelope: envelope,
                submission: handOver.submission,
                evidence: handOver.acceptances
            )
            // Whoever wrote the file need not be the previous stop: it is not blamed for what is forged in it.
            let answer = try await admitEnvelope(delivery, from: previous, presentedBy: nil)
            if case .refused(let refusal) = answer { throw refusal }
        }
        try await store.write { transaction in
            guard let message = try transaction.message(file.msg), message.direction != .outbound else {
                return
            }
            let isKnown = try transaction.evidence(of: file.msg).contains {
                $0.issuer == party && $0.event == EventName.receivedFromNonERDS.uri
            }
            let made = try makeCrossing(.receivedFromNonERDS, file: bytes, of: message, in: transaction)
            if !isKnown { try sendBack(made, of: message, in: transaction) }
        }
    }

    private func takeEvidence(of file: CarryFile, about message: MessageRecord) async throws {
        let held = try file.evidence.filter { text in
            let payload = try Refusal.naming { try EvidenceVerifier.unverifiedPayload(of: text) }
            return payload.issuer != party && cards[payload.issuer] != nil
        }
        let verified = try await recordingForgery(by: nil) { try verifiedEvidence(held, of: message) }
        let count = try await store.write { try keep(verified, of: message, in: $0) }
        logger.info("taken in from a courier", metadata: ["msg": "\(message.msg.text)", "new": "\(count)"])
    }

    /// What this node holds of the message now, for the way back.
    private func answer(to file: CarryFile) async throws -> [UInt8] {
        try await store.read { reader in
            let evidence = try reader.evidence(of: file.msg).map(\.jws)
            return CarryFile(
                writer: party,
                msg: file.msg,
                from: file.from,
                to: file.to,
                cards: try pinned(file.from).versions.map(\.jws).prefix(CarryFile.largestCardCount).map(
                    \.self
                ),
                envelope: nil,
                handOvers: [],
                evidence: Array(evidence.suffix(CarryFile.largestEvidenceCount))
            ).payload
        }
    }
}
