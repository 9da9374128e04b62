// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat
internal import NoticeSecurity

extension ExchangeNode {
    /// Signs evidence with the node key, chained to this party's last about the message; stores and logs it.
    func makeEvidence(
        _ event: EventName,
        about subject: EvidenceSubject,
        reasons: [ReasonCode] = [],
        binding: EvidenceBinding = EvidenceBinding(),
        in transaction: any StoreTransaction
    ) throws -> EvidenceRecord {
        let payload = EvidencePayload(
            jti: random.randomID(),
            issuer: party,
            event: event,
            msg: subject.msg,
            env: subject.env,
            pc: subject.pc,
            from: subject.from,
            to: subject.to,
            at: clock.now(),
            after: try anchors(transaction),
            prev: try transaction.evidenceHead(of: subject.msg, issuer: party)?.id,
            reasons: reasons,
            binding: binding
        )
        let signed = try EvidenceSigner.sign(payload, key: keys.node)
        let record = EvidenceRecord(
            id: signed.id,
            msg: subject.msg,
            issuer: party,
            event: event.uri,
            jws: signed.jws,
            keptAt: clock.now()
        )
        _ = try transaction.append(ObjectHash.leaf(.evidence, signed.jws))
        _ = try transaction.putEvidence(record)
        return record
    }

    /// Stores and logs verified evidence; says whether it was new.
    @discardableResult
    func keepEvidence(_ evidence: VerifiedEvidence, in transaction: any StoreTransaction) throws -> Bool {
        let isNew = try transaction.putEvidence(
            EvidenceRecord(
                id: evidence.id,
                msg: evidence.payload.msg,
                issuer: evidence.payload.issuer,
                event: evidence.payload.event.uri,
                jws: evidence.jws,
                keptAt: clock.now()
            )
        )
        if isNew { _ = try transaction.append(ObjectHash.leaf(.evidence, evidence.jws)) }
        return isNew
    }

    /// Stores and logs a hand-over.
    func keep(_ submission: VerifiedSubmission, in transaction: any StoreTransaction) throws {
        try keepSubmission(
            submission.jws,
            of: submission.payload.msg,
            by: submission.payload.path,
            in: transaction
        )
    }

    func keepSubmission(
        _ jws: String,
        of msg: RandomID,
        by route: Route,
        in transaction: any StoreTransaction
    ) throws {
        try transaction.putSubmission(SubmissionRecord(msg: msg, route: route, jws: jws))
        _ = try transaction.append(ObjectHash.leaf(.submission, jws))
    }

    /// Puts evidence on its way back towards the sender: to every hop that the envelope came from.
    func sendBack(
        _ evidence: EvidenceRecord,
        of message: MessageRecord,
        in transaction: any StoreTransaction
    ) throws {
        for hop in try previousHops(of: message, in: transaction) where hop != evidence.issuer {
            _ = try transaction.enqueue(
                OutboxItem(
                    party: hop,
                    content: .evidence(message.msg, evidence.id),
                    lane: message.lane,
                    due: clock.now()
                )
            )
        }
    }

    /// Who handed the envelope to this node, by the hand-overs it kept; ascending.
    func previousHops(of message: MessageRecord, in reader: any StoreReader) throws -> [PartyID] {
        guard message.direction != .outbound else { return [] }
        let hops = try reader.submissions(of: message.msg).compactMap {
            $0.route.hop(before: party, from: message.from, to: message.to)
        }
        return Set(hops).sorted()
    }
}
