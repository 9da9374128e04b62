// SPDX-License-Identifier: Apache-2.0

internal import Logging
package import NoticeFormat

extension ExchangeNode {
    /// Dispatches that are looked at, newest last, for one that says it is back.
    private static let largestLookBack = 256
    private static let parallelAnnouncements = 16

    /// Makes due whatever this node put off, for everybody: it was away itself and knows nothing of them.
    package func resumeDeliveries() async throws {
        let others = cards.parties.filter { $0 != party }
        try await store.write { [now = clock.now()] transaction in
            for other in others { try transaction.hurryOutbox(to: other, due: now) }
        }
        signal.raise()
    }

    /// Tells parties, or every pinned one, that this node is back and up to which number it has their
    /// dispatches without a gap (docs/spec/node-api.md section 6).
    ///
    /// One try each; returns those that gave no answer.
    package func announceReturn(to parties: [PartyID]? = nil) async throws -> [PartyID] {
        let others = (parties ?? cards.parties).filter { $0 != party }
        guard !isReadOnly else { return others }
        let silent = SilentParties()
        _ = try await countConcurrently(others, atMost: Self.parallelAnnouncements) { other in
            let number = try await store.read { try $0.unbrokenEnd(from: other, to: party)?.number ?? 0 }
            do {
                let peer = try peer(other)
                try await calling { try await transport.announceReturn(have: number, to: peer) }
            } catch PeerFailure.unreachable(let reason) {
                silent.insert(other, reason)
            } catch PeerFailure.refused(let code, _) {
                logger.info(
                    "return was not taken note of",
                    metadata: ["party": "\(other.text)", "code": "\(code.text)"]
                )
            }
            return true
        }
        return others.filter { silent.reason(for: $0) != nil }
    }

    /// Takes up again what a party that is back has not got; returns how many hand-overs of dispatches.
    ///
    /// Whatever was put off for it is due now. Its dispatches after `number` that it has signed nothing about
    /// are queued again, as far as they have not expired. Refuses `quota` a party that says so too often.
    package func acceptReturn(have number: Int, from requester: PartyID) async throws -> Int {
        _ = try pinned(requester)
        guard number >= 0 else { throw Refusal("malformed-body", "have is a number of a dispatch, or 0") }
        guard peers.mayHurry(requester, at: clock.now()) else {
            throw Refusal(.quota, "it said so a moment ago")
        }
        let count = try await store.write { [now = clock.now()] transaction in
            try transaction.hurryOutbox(to: requester, due: now)
            return try sendUnanswered(after: number, to: requester, in: transaction)
        }
        logger.info(
            "a party is back",
            metadata: ["party": "\(requester.text)", "have": "\(number)", "again": "\(count)"]
        )
        signal.raise()
        return count
    }

    /// Takes note of a verified request or answer of a party: if it was silent before, what waits for it is
    /// tried now.
    ///
    /// Costs a look at memory unless it was. Never fails: what was asked goes on all the same.
    package func heard(from other: PartyID) async {
        contacts.heard(from: other, at: clock.now())
        guard peers.isSilent(other), peers.mayHurry(other, at: clock.now()) else { return }
        do {
            try await store.write { [now = clock.now()] in try $0.hurryOutbox(to: other, due: now) }
            logger.info("a silent party was heard", metadata: ["party": "\(other.text)"])
            signal.raise()
        } catch {
            peers.insertSilent(other)
            logger.error("could not hurry the outbox", metadata: ["error": "\(error)"])
        }
    }

    private func sendUnanswered(
        after number: Int,
        to requester: PartyID,
        in transaction: any StoreTransaction
    ) throws -> Int {
        let last = try transaction.lastDispatch(from: party, to: requester)?.number ?? 0
        if number > last {
            logger.critical(
                "a party has dispatches that this node does not know: was it restored from an old copy?",
                metadata: ["party": "\(requester.text)", "theirs": "\(number)", "ours": "\(last)"]
            )
        }
        guard number < last else { return 0 }
        var count = 0
        for each in max(number, last - Self.largestLookBack) + 1...last {
            guard let dispatch = try transaction.dispatch(from: party, to: requester, number: each),
                let message = try transaction.message(dispatch.msg)
            else { continue }
            let isAnswered = try transaction.evidence(of: message.msg).contains { $0.issuer == requester }
            if !isAnswered { count += try sendAgain(message, in: transaction) }
        }
        return count
    }
}
