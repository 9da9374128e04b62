// SPDX-License-Identifier: Apache-2.0

internal import Logging
package import NoticeFormat
internal import NoticeSecurity

extension ExchangeNode {
    /// Pieces of evidence that one party can make about one message before more are refused.
    private static let largestKeptCount = 256
    /// Pieces of evidence in one request.
    private static let largestEvidenceCount = 64

    /// Takes evidence from another node about a message that is known here; returns how many were new.
    ///
    /// Each piece that is new is verified under its issuer's pinned card; one that does not verify refuses
    /// them all. A relay passes new ones on to the sender.
    package func acceptEvidence(
        _ texts: [String],
        of msg: RandomID,
        from requester: PartyID
    ) async throws -> Int {
        guard (1...Self.largestEvidenceCount).contains(texts.count) else {
            throw Refusal(.tooLarge, "1 to \(Self.largestEvidenceCount) pieces of evidence expected")
        }
        try requireOpen(to: requester)
        try requireQuota(.evidence, octets: texts.reduce(0) { $0 + $1.utf8.count }, of: requester)
        let message = try await knownMessage(msg)
        let fresh = try await unknown(among: texts, of: msg)
        guard !fresh.isEmpty else { return 0 }
        let verified = try await recordingForgery(by: requester) {
            try verifiedEvidence(fresh, of: message)
        }
        let count = try await store.write { try keep(verified, of: message, in: $0) }
        if count > 0 {
            let events = verified.map(\.payload.event.shortName).joined(separator: " ")
            logger.info("evidence kept", metadata: ["msg": "\(msg.text)", "events": "\(events)"])
        }
        signal.raise()
        return count
    }

    /// Those that are not kept here octet for octet: what is kept was verified when it came.
    private func unknown(among texts: [String], of msg: RandomID) async throws -> [String] {
        let kept = try await store.read { Set(try $0.evidence(of: msg).map { Array($0.jws.utf8) }) }
        return texts.filter { !kept.contains(Array($0.utf8)) }
    }

    func knownMessage(_ msg: RandomID) async throws -> MessageRecord {
        guard let message = try await store.read({ try $0.message(msg) }) else {
            throw Refusal("not-found", "message \(msg.text) is not known here")
        }
        return message
    }

    /// Verifies evidence and refuses what speaks of another envelope.
    func verifiedEvidence(_ texts: [String], of message: MessageRecord) throws -> [VerifiedEvidence] {
        let sender = try pinned(message.from)
        return try texts.map { text in
            let evidence = try verifiedEvidence(text, sender: sender)
            guard EvidenceSubject(evidence.payload) == EvidenceSubject(message) else {
                throw Refusal(.misaddressed, "evidence speaks of another envelope")
            }
            return evidence
        }
    }

    func verifiedEvidence(_ text: String, sender: VerifiedCardChain) throws -> VerifiedEvidence {
        let payload = try Refusal.naming { try EvidenceVerifier.unverifiedPayload(of: text) }
        let issuer = try pinned(payload.issuer)
        return try Forgery.naming(payload.issuer, text) {
            try EvidenceVerifier.verify(text, issuer: issuer, sender: sender)
        }
    }

    /// Stores and logs evidence, and as a relay passes on what is new; returns how many were.
    func keep(
        _ evidence: [VerifiedEvidence],
        of message: MessageRecord,
        in transaction: any StoreTransaction
    ) throws -> Int {
        var count = 0
        let known = Dictionary(grouping: try transaction.evidence(of: message.msg), by: \.issuer)
        for piece in evidence {
            let kept = known[piece.payload.issuer] ?? []
            guard kept.count < Self.largestKeptCount || kept.contains(where: { $0.id == piece.id }) else {
                throw Refusal(.quota, "too many pieces of evidence by \(piece.payload.issuer.text)")
            }
            guard try keepEvidence(piece, in: transaction) else { continue }
            count += 1
            try passOn(piece, of: message, in: transaction)
        }
        guard count > 0 else { return 0 }
        try releaseShare(after: evidence, of: message, in: transaction)
        try takeShare(from: evidence, of: message, in: transaction)
        return count
    }

    /// What new evidence of another party sets going here.
    private func passOn(
        _ evidence: VerifiedEvidence,
        of message: MessageRecord,
        in transaction: any StoreTransaction
    ) throws {
        let issuer = evidence.payload.issuer
        try catchUp(issuer, on: message, in: transaction)
        switch message.direction {
        case .outbound where issuer == message.to && Self.movesDeadlines(evidence.payload.event):
            try moveDeadlines(message, in: transaction)
        case .outbound where issuer == message.to && evidence.payload.binding.promisedTime != nil:
            try schedulePromise(message, in: transaction)
        case .relayed:
            guard let record = try transaction.evidence(evidence.id) else { return }
            if issuer == message.from {
                try sendOnward(record, of: message, in: transaction)
            } else {
                try sendBack(record, of: message, in: transaction)
            }
        case .outbound, .inbound: break
        }
    }

    private static func movesDeadlines(_ event: EventName) -> Bool {
        switch event {
        case .contentConsignment, .contentAccessTracking, .consignmentRejection, .declinedToAcknowledge,
            .contentConsignmentFailure:
            true
        default: false
        }
    }
}
