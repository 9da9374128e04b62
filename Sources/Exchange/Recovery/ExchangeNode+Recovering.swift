// SPDX-License-Identifier: Apache-2.0

internal import Logging
internal import NoticeFormat
internal import NoticeSecurity
internal import TransparencyLog

extension ExchangeNode {
    private static let largestPageCount = 100_000

    /// Asks everybody who has not shown yet what they hold of this party's; returns how many answered.
    ///
    /// Takes back what they hold. Where all have answered and nothing was missing, the node signs again.
    package func recover() async throws -> Int {
        guard let record = recovery.record else { return 0 }
        let silent = recoverySources.filter { record.showing(of: $0) == nil }
        let count = try await countConcurrently(silent, atMost: settings.parallelDeliveries) { peer in
            try await recover(from: peer)
        }
        try await concludeRecovery()
        return count
    }

    /// Pinned parties that can show anything: those with a node, and witnesses.
    var recoverySources: [PartyID] {
        Self.recoverySources(cards.parties.compactMap { cards[$0] }, of: party)
    }

    static func recoverySources(_ cards: [VerifiedCardChain], of party: PartyID) -> [PartyID] {
        cards.filter { card in
            let uses = card.latest.payload.keys.map(\.use)
            return card.party != party && (uses.contains(.transport) || uses.contains(.witness))
        }.map(\.party).sorted()
    }

    private func recover(from peer: PartyID) async throws -> Bool {
        do {
            try await askForRecovery(peer)
            logger.notice("a peer has shown what it holds", metadata: ["party": "\(peer.text)"])
            return true
        } catch let refusal as Refusal {
            logger.warning(
                "what a peer showed does not hold",
                metadata: ["party": "\(peer.text)", "code": "\(refusal.code.text)"]
            )
        } catch let failure as PeerFailure {
            logger.info(
                "a peer has not shown what it holds",
                metadata: ["party": "\(peer.text)", "why": "\(failure.summary)"]
            )
        }
        return false
    }

    private func askForRecovery(_ peer: PartyID) async throws {
        guard cards[peer]?.latest.payload.keys.contains(where: { $0.use == .transport }) ?? false else {
            return try await askWitness(peer)
        }
        var question = try await firstQuestion(to: peer)
        var tally = RecoveryTally()
        for _ in 0..<Self.largestPageCount {
            let (answer, known) = try await askedForRecovery(question, of: peer, tally)
            tally = known
            guard question.goOn(after: answer, tally) else { break }
        }
        try await ask(peer, for: tally.missing, question)
        try await settle(tally, of: peer)
    }

    private func firstQuestion(to peer: PartyID) async throws -> RecoveryQuestion {
        let (origin, version) = (origin, ownCard.versions.count)
        return try await store.read { reader in
            RecoveryQuestion(
                origin: origin,
                version: version,
                dispatch: try reader.unbrokenEnd(from: party, to: peer)?.number ?? 0,
                status: try reader.lastStatus(by: party, about: peer)?.index ?? 0,
                inbound: try reader.unbrokenEnd(from: peer, to: party)?.number ?? 0
            )
        }
    }

    private func askedForRecovery(
        _ question: RecoveryQuestion,
        of peer: PartyID,
        _ tally: RecoveryTally
    ) async throws -> (RecoveryAnswer, RecoveryTally) {
        let address = try self.peer(peer)
        let answer = try await calling { try await transport.recover(question, from: address) }
        try await takeBack(cards: answer.cards)
        let known = try await store.write { transaction in
            try takeBack(answer, of: peer, tally, in: transaction)
        }
        return (answer, known)
    }

    /// A witness by itself: only its checkpoint can be asked for.
    private func askWitness(_ peer: PartyID) async throws {
        guard let url = cards[peer]?.latest.payload.witness?.url else { return }
        let hash = MonitoringPath.folder(origin: origin)
        let reply = try await calling { try await transport.witnessedCheckpoint(of: hash, at: url) }
        guard reply.status == 200 || reply.status == 404 else {
            throw PeerFailure.unreachable("status \(reply.status)")
        }
        var answer = RecoveryAnswer()
        if reply.status == 200 { answer.checkpoint = String(decoding: reply.body, as: UTF8.self) }
        let tally = try await store.write { [answer] transaction in
            try takeBack(answer, of: peer, RecoveryTally(), in: transaction)
        }
        try await settle(tally, of: peer)
    }

    /// Has envelopes sent again that this party signed for and no longer has.
    private func ask(_ peer: PartyID, for missing: Set<RandomID>, _ question: RecoveryQuestion) async throws {
        var rest = missing.sorted()[...]
        let address = try self.peer(peer)
        while !rest.isEmpty {
            var question = question
            question.missing = Array(rest.prefix(RecoveryQuestion.largestMissing))
            rest = rest.dropFirst(RecoveryQuestion.largestMissing)
            _ = try await calling { [question] in try await transport.recover(question, from: address) }
        }
    }

    private func settle(_ tally: RecoveryTally, of peer: PartyID) async throws {
        try await store.write { transaction in
            guard var record = try transaction.recovery() else { return }
            record.isBehind = record.isBehind || tally.isBehind
            record.witnessedSize = max(record.witnessedSize, tally.witnessedSize)
            record.standings[peer] = .answered(tally.showing)
            if record.isDeclared, tally.showing.outbound > 0 {
                let head = ReservedHead(number: tally.showing.outbound, head: tally.showing.head)
                try transaction.putReservedHead(head, to: peer)
            }
            for dispatch in tally.sent { try takeBack(opened: dispatch, in: transaction) }
            try transaction.putRecovery(record)
        }
    }

    /// Ends the recovery where nothing more is waited for; else keeps what has been shown.
    private func concludeRecovery() async throws {
        let sources = recoverySources
        try checkKeys(ownCard)
        let record = try await store.write { transaction -> RecoveryRecord? in
            guard let record = try transaction.recovery() else { return nil }
            let isAnswered = sources.allSatisfy { record.showing(of: $0) != nil }
            guard isAnswered, record.isDeclared || !record.isBehind else { return record }
            try transaction.putRecovery(nil)
            return nil
        }
        recovery.record = record
        if record == nil {
            logger.notice("the restored record is whole: the node signs again")
            signal.raise()
        }
    }
}

/// What one party's pages have come to.
struct RecoveryTally: Sendable {
    var showing = RecoveryRecord.Showing()
    var isBehind = false
    var witnessedSize = 0
    /// Messages of others that this party signed for and no longer has.
    var missing: Set<RandomID> = []
    /// New evidence and hand-overs in the last page.
    var newEvidence = 0
    var newSubmissions = 0
    /// Highest numbers and index on the pages so far.
    var lastDispatch = 0
    var lastStatus = 0
    var lastInbound = 0
    /// The peer's dispatches, for when all evidence about them is here.
    var sent: [TakenDispatch] = []
}

extension RecoveryQuestion {
    /// Moves on to the next page; false if there is none.
    mutating func goOn(after answer: RecoveryAnswer, _ tally: RecoveryTally) -> Bool {
        // Newest first: below a page that was all known, the rest is known too.
        evidenceBefore = tally.newEvidence == 0 ? 0 : answer.evidenceNext ?? 0
        submissionsBefore = tally.newSubmissions == 0 ? 0 : answer.submissionsNext ?? 0
        dispatch = max(dispatch, tally.lastDispatch)
        status = max(status, tally.lastStatus)
        inbound = max(inbound, tally.lastInbound)
        let counts = [answer.dispatches.count, answer.statuses.count, answer.sent.count]
        return evidenceBefore != 0 || submissionsBefore != 0 || counts.contains { $0 >= Self.pageSize }
    }
}
