// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat
internal import NoticeSecurity

extension ExchangeNode {
    /// Takes evidence that an officer of this party signed.
    ///
    /// Refuses `stale-head` when other evidence was made, or the own card changed, since the officer asked
    /// for the head: the officer signs anew. The same evidence again changes nothing.
    package func acceptOfficerEvidence(_ text: String, of msg: RandomID) async throws {
        let message = try await knownMessage(msg)
        guard message.direction == .inbound else {
            throw Refusal("not-found", "message \(msg.text) was not received here")
        }
        let evidence: [VerifiedEvidence]
        do {
            evidence = try verifiedEvidence([text], of: message)
        } catch let forgery as Forgery {
            throw forgery.refusal
        }
        guard let made = evidence.first, made.payload.issuer == party,
            made.payload.event.isSignedByOfficer
        else { throw Refusal("not-allowed", "not evidence of an officer of this party") }
        try await store.write { try admit(made, in: $0) }
        signal.raise()
    }

    private func admit(_ evidence: VerifiedEvidence, in transaction: any StoreTransaction) throws {
        if try transaction.evidence(evidence.id) != nil { return }
        guard var message = try transaction.message(evidence.payload.msg),
            let head = try evidenceHead(of: message, in: transaction)
        else { throw Refusal("not-found", "the message was not received here") }
        try check(evidence.payload, against: head, state: message.state)
        if evidence.payload.type == .evidenceAcceptance, try isAccepted(message.msg, in: transaction) {
            throw Refusal("conflict", "an officer has accepted it already")
        }
        try keepEvidence(evidence, in: transaction)
        if evidence.payload.event == .consignmentRejection {
            message.state = .refused
            try transaction.putMessage(message)
        }
        guard let record = try transaction.evidence(evidence.id) else { return }
        try sendBack(record, of: message, in: transaction)
        if evidence.payload.binding.promisedTime != nil { try schedulePromise(message, in: transaction) }
        if evidence.payload.type == .evidenceAcceptance {
            try tellShareHolder(record, of: message, in: transaction)
        }
    }

    private func isAccepted(_ msg: RandomID, in reader: any StoreReader) throws -> Bool {
        try reader.evidence(of: msg).contains { $0.event == EventName.consignmentAcceptance.uri }
    }

    private func check(
        _ payload: EvidencePayload,
        against head: EvidenceHead,
        state: MessageRecord.State
    ) throws {
        guard payload.prev == head.previous, payload.binding.card == head.card else {
            throw Refusal("stale-head", "other evidence was made meanwhile, or the card has changed")
        }
        let isRejection = payload.event == .consignmentRejection
        let isAcceptance = payload.event == .consignmentAcceptance
        switch state {
        case .sealed where isRejection || isAcceptance: return
        case .sealed: throw Refusal("conflict", "the notice waits for an acceptance")
        case _ where isAcceptance: throw Refusal("conflict", "the notice waits for no acceptance")
        case .unopened where isRejection: return
        case .opened where !isRejection: break
        case .opened: throw Refusal("conflict", "the notice is open already")
        case .unopened: throw Refusal("conflict", "the notice is not open yet")
        case .refused, .kept: throw Refusal("conflict", "the notice was declined, or refused by the node")
        }
        let (notice, sdHash) = head.isContentFree ? (nil, nil) : (head.notice, head.sdHash)
        guard payload.binding.notice == notice, payload.binding.sdHash == sdHash else {
            throw Refusal("conflict", "the evidence names another notice or other disclosures")
        }
    }
}
