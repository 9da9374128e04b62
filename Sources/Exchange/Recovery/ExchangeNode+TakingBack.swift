// SPDX-License-Identifier: Apache-2.0

internal import Logging
internal import NoticeFormat
internal import NoticeSecurity
internal import TransparencyLog

/// A verified dispatch with the hand-over that ties it to its message.
struct TakenDispatch: Sendable {
    let dispatch: VerifiedDispatch
    let submission: VerifiedSubmission
    /// Of the notice, where it was handed back too.
    let kind: NoticeKind?

    /// Refuses what its sender did not sign, and a pair that does not belong together.
    init(_ held: RecoveryAnswer.Held, from sender: VerifiedCardChain, to recipient: PartyID) throws {
        (dispatch, submission) = try Refusal.naming {
            (
                try DispatchVerifier.verify(held.dispatch, sender: sender),
                try SubmissionVerifier.verify(held.submission, sender: sender)
            )
        }
        let commitment = ObjectHash.digest(held.salt.bytes + dispatch.id.bytes)
        guard dispatch.payload.recipient == recipient, submission.payload.to == recipient,
            submission.payload.pc == commitment
        else { throw Refusal(.misaddressed, "a dispatch and a hand-over that are not of one message") }
        let named = dispatch.payload.notice
        kind = try held.notice.map { try Self.kind(ofNotice: $0, named) }
    }

    /// The dispatch signs the id of its notice, which is that of the signed text: no key is needed here.
    private static func kind(ofNotice jwt: String, _ named: ObjectID) throws -> NoticeKind {
        try Refusal.naming {
            let jws = try CompactJWS(parsing: jwt, maxBytes: RecoveryAnswer.Held.largestNotice)
            guard ObjectHash.id(of: jws) == named else {
                throw SecurityError(.mismatch, "a dispatch with another notice")
            }
            return try NoticeVerifier.unverifiedVisible(of: jwt).kind
        }
    }

    var record: DispatchRecord {
        DispatchRecord(
            id: dispatch.id,
            from: dispatch.payload.issuer,
            to: dispatch.payload.recipient,
            number: dispatch.payload.number,
            notice: dispatch.payload.notice,
            msg: submission.payload.msg,
            kind: kind,
            jws: dispatch.jws
        )
    }
}

extension ExchangeNode {
    /// Takes newer versions of the own card that a peer holds; every peer is then asked anew.
    func takeBack(cards texts: [String]) async throws {
        guard !texts.isEmpty else { return }
        let known = ownCard
        let chain = try Refusal.naming { try CardVerifier.extend(known: known, with: texts) }
        guard chain.versions.count > known.versions.count else { return }
        try await keep(chain) { transaction in
            guard var record = try transaction.recovery() else { return }
            record.isBehind = true
            record.standings = record.standings.filter { $0.value == .excused }
            try transaction.putRecovery(record)
        }
        logger.warning("newer versions of the own card were taken back")
    }

    /// Verifies one page under the own card and keeps what the record lacks, with its leaves.
    ///
    /// Everything own that is new shows that the record is behind.
    func takeBack(
        _ answer: RecoveryAnswer,
        of peer: PartyID,
        _ tally: RecoveryTally,
        in transaction: any StoreTransaction
    ) throws -> RecoveryTally {
        var tally = tally
        tally.newEvidence = 0
        tally.newSubmissions = 0
        tally.showing.inbound = max(tally.showing.inbound, answer.last)
        if let note = answer.checkpoint { try compare(note, &tally, in: transaction) }
        for held in answer.dispatches {
            try takeBack(TakenDispatch(held, from: ownCard, to: peer), &tally, in: transaction)
        }
        for text in answer.statuses { try takeBack(status: text, of: peer, &tally, in: transaction) }
        for text in answer.evidence { try takeBack(evidence: text, &tally, in: transaction) }
        for text in answer.submissions { try note(submission: text, &tally, in: transaction) }
        for held in answer.sent {
            let taken = try TakenDispatch(held, from: try pinned(peer), to: party)
            tally.lastInbound = max(tally.lastInbound, taken.dispatch.payload.number)
            tally.sent.append(taken)
        }
        return tally
    }

    /// Compares a checkpoint of the own log that a witness holds with the record as it was restored.
    private func compare(
        _ text: String,
        _ tally: inout RecoveryTally,
        in reader: any StoreReader
    ) throws {
        let checkpoint: Checkpoint
        do {
            let note = try SignedNote(parsing: Array(text.utf8))
            guard let key = ownCard.logKey else { return }
            checkpoint = try VerifiedCheckpoint(note, origin: origin, logKey: key).checkpoint
        } catch {
            throw Refusal(.badSignature, "a checkpoint that the own log did not sign: \(error.reason)")
        }
        let restored = UInt64(try reader.recovery()?.size ?? 0)
        tally.witnessedSize = max(tally.witnessedSize, Int(clamping: checkpoint.size))
        guard checkpoint.size <= restored,
            try MerkleTree.root(size: checkpoint.size, from: StoredHashes(reader: reader)) == checkpoint.root
        else {
            tally.isBehind = true
            return
        }
    }

    private func takeBack(
        _ taken: TakenDispatch,
        _ tally: inout RecoveryTally,
        in transaction: any StoreTransaction
    ) throws {
        var record = taken.record
        if record.kind == nil, let notice = try transaction.notice(record.notice) {
            record.kind = try NoticeVerifier.unverifiedVisible(of: notice.text).kind
        }
        tally.lastDispatch = max(tally.lastDispatch, record.number)
        if record.number > tally.showing.outbound {
            (tally.showing.outbound, tally.showing.head) = (record.number, record.id)
        }
        guard try transaction.dispatch(record.id) == nil else { return }
        tally.isBehind = true
        guard try transaction.dispatch(from: party, to: record.to, number: record.number) == nil else {
            logger.critical("an own number was used twice", metadata: ["number": "\(record.number)"])
            return
        }
        try transaction.putDispatch(record)
        _ = try transaction.append(ObjectHash.leaf(.dispatch, record.jws))
        try keep(taken.submission, in: transaction)
    }

    private func takeBack(
        status text: String,
        of peer: PartyID,
        _ tally: inout RecoveryTally,
        in transaction: any StoreTransaction
    ) throws {
        let status = try Refusal.naming { try StatusVerifier.verify(text, issuer: ownCard) }
        let payload = status.payload
        guard payload.counterpart == peer else {
            throw Refusal(.misaddressed, "a status about another party")
        }
        tally.lastStatus = max(tally.lastStatus, payload.index)
        if payload.outbound.number > tally.showing.outbound {
            (tally.showing.outbound, tally.showing.head) = (payload.outbound.number, payload.outbound.head)
        }
        guard try transaction.status(by: party, about: peer, index: payload.index) == nil else { return }
        tally.isBehind = true
        try transaction.putStatus(
            StatusRecord(
                id: status.id,
                issuer: party,
                counterpart: peer,
                index: payload.index,
                jws: status.jws,
                keptAt: clock.now()
            )
        )
        _ = try transaction.append(ObjectHash.leaf(.status, status.jws))
    }

    /// Evidence about messages of a sender who is not pinned any more is left: nothing can verify it.
    private func takeBack(
        evidence text: String,
        _ tally: inout RecoveryTally,
        in transaction: any StoreTransaction
    ) throws {
        let claimed = try Refusal.naming { try EvidenceVerifier.unverifiedPayload(of: text) }
        guard let sender = cards[claimed.from] else { return }
        let evidence = try Refusal.naming {
            try EvidenceVerifier.verify(text, issuer: ownCard, sender: sender)
        }
        guard try transaction.evidence(evidence.id) == nil else { return }
        tally.isBehind = true
        tally.newEvidence += 1
        try keepEvidence(evidence, in: transaction)
        if claimed.from != party, try transaction.message(claimed.msg) == nil {
            tally.missing.insert(claimed.msg)
        }
    }

    /// Remembers a message of this party that is not here: its number is unknown.
    private func note(
        submission text: String,
        _ tally: inout RecoveryTally,
        in reader: any StoreReader
    ) throws {
        let payload = try Refusal.naming { try SubmissionVerifier.verify(text, sender: ownCard) }.payload
        // Of a dispatch that was taken back there is the hand-over, and no message.
        guard try reader.message(payload.msg) == nil, try reader.submissions(of: payload.msg).isEmpty else {
            return
        }
        tally.isBehind = true
        tally.newSubmissions += 1
        if tally.showing.unknown.count < RecoveryRecord.Showing.largestUnknown {
            tally.showing.unknown[payload.msg] = payload.to
        }
    }

    /// Keeps a dispatch of a peer that this node had opened, by its own evidence, and no longer has.
    func takeBack(opened taken: TakenDispatch, in transaction: any StoreTransaction) throws {
        let record = taken.record
        let hasOpened = try transaction.evidence(of: record.msg).contains { evidence in
            guard evidence.issuer == party, evidence.event == EventName.contentAccessTracking.uri else {
                return false
            }
            return try EvidenceVerifier.unverifiedPayload(of: evidence.jws).pc == taken.submission.payload.pc
        }
        guard hasOpened, try transaction.dispatch(record.id) == nil,
            try transaction.dispatch(from: record.from, to: party, number: record.number) == nil
        else { return }
        try transaction.putDispatch(record)
        _ = try transaction.append(ObjectHash.leaf(.dispatch, record.jws))
    }
}
