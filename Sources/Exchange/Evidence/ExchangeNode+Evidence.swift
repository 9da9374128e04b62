// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat
import NoticeSecurity

extension ExchangeNode {
    /// Takes evidence from another node about a message that is known here; returns how many were new.
    ///
    /// Each piece is verified under its issuer's pinned card. A relay passes new ones on to the sender.
    package func acceptEvidence(_ texts: [String], of msg: RandomID, from requester: PartyID) async throws
        -> Int
    {
        guard (1...64).contains(texts.count) else {
            throw Refusal("too-large", "1 to 64 pieces of evidence expected")
        }
        guard let message = try await store.read({ try $0.message(msg) }) else {
            throw Refusal("not-found", "message \(msg.text) is not known here")
        }
        let verified = try verifiedEvidence(texts, of: message)
        let count = try await store.write { transaction in
            try keep(verified, of: message, in: transaction)
        }
        signal.raise()
        return count
    }

    /// Verifies evidence and refuses what speaks of another envelope.
    func verifiedEvidence(_ texts: [String], of message: MessageRecord) throws -> [VerifiedEvidence] {
        let sender = try pinned(message.from)
        return try texts.map { text in
            do {
                let issuer = try EvidenceVerifier.unverifiedPayload(of: text).issuer
                let evidence = try EvidenceVerifier.verify(text, issuer: try pinned(issuer), sender: sender)
                guard EvidenceSubject(evidence.payload) == EvidenceSubject(message) else {
                    throw Refusal("misaddressed", "evidence speaks of another envelope")
                }
                return evidence
            } catch let error as SecurityError {
                throw Refusal(error)
            }
        }
    }

    func keep(
        _ evidence: [VerifiedEvidence],
        of message: MessageRecord,
        in transaction: any StoreTransaction
    ) throws -> Int {
        var count = 0
        for piece in evidence where try keepEvidence(piece, in: transaction) {
            count += 1
            guard message.direction == .relayed, let record = try transaction.evidence(piece.id) else {
                continue
            }
            try sendBack(record, of: message, in: transaction)
        }
        return count
    }

    /// Takes evidence that an officer of this party signed.
    ///
    /// Refuses `stale-head` when other evidence came in between: the officer signs anew.
    package func acceptOfficerEvidence(_ text: String, of msg: RandomID) async throws {
        guard let message = try await store.read({ try $0.message(msg) }), message.direction == .inbound
        else {
            throw Refusal("not-found", "message \(msg.text) was not received here")
        }
        guard let evidence = try verifiedEvidence([text], of: message).first,
            evidence.payload.issuer == party,
            evidence.payload.event.signers.contains(.officer)
        else { throw Refusal("not-allowed", "not evidence of an officer of this party") }
        try await store.write { transaction in
            try admit(evidence, in: transaction)
        }
        signal.raise()
    }

    private func admit(_ evidence: VerifiedEvidence, in transaction: any StoreTransaction) throws {
        guard var message = try transaction.message(evidence.payload.msg) else { return }
        if try transaction.evidence(evidence.id) != nil { return }
        guard evidence.payload.prev == (try transaction.evidenceHead(of: message.msg, issuer: party)?.id)
        else {
            throw Refusal("stale-head", "other evidence about this message was made meanwhile")
        }
        let isRejection = evidence.payload.event == .consignmentRejection
        guard isRejection == (message.state == .unopened) else {
            throw Refusal("conflict", isRejection ? "the notice is open already" : "the notice is not open")
        }
        guard let head = try evidenceHead(of: message, in: transaction) else { return }
        if !isRejection, !head.isContentFree {
            guard evidence.payload.binding.notice == head.notice,
                evidence.payload.binding.sdHash == head.sdHash
            else {
                throw Refusal("conflict", "the evidence names another notice or other disclosures")
            }
        }
        try keepEvidence(evidence, in: transaction)
        if isRejection {
            message.state = .refused
            try transaction.putMessage(message)
        }
        guard let record = try transaction.evidence(evidence.id) else { return }
        try sendBack(record, of: message, in: transaction)
    }
}
