// SPDX-License-Identifier: Apache-2.0

import Logging
package import NoticeFormat
import NoticeSecurity

extension ExchangeNode {
    /// Asks for the dispatches that are missing before this number, once.
    func requestGap(before number: Int, from sender: PartyID, in transaction: any StoreTransaction) throws {
        let end = try transaction.unbrokenEnd(from: sender, to: party)?.number ?? 0
        guard end + 1 < number else { return }
        // Those between two known ones were asked for when the first of the known ones came.
        var first = number
        while first > end + 1, try transaction.dispatch(from: sender, to: party, number: first - 1) == nil,
            number - first < 256
        { first -= 1 }
        guard first < number else { return }
        _ = try transaction.enqueue(
            OutboxItem(party: sender, content: .gap(from: first, to: number - 1), due: clock.now())
        )
    }

    /// Queues again what a recipient says is missing; returns how many.
    package func acceptGapRequest(_ numbers: ClosedRange<Int>, from requester: PartyID) async throws -> Int {
        guard numbers.lowerBound >= 1, numbers.count <= 256 else {
            throw Refusal("quota", "a gap request names 1 to 256 numbers")
        }
        let count = try await store.write { transaction in
            var count = 0
            for number in numbers {
                guard let dispatch = try transaction.dispatch(from: party, to: requester, number: number)
                else { break }
                let isQueued = try transaction.outbox(about: dispatch.msg).contains {
                    $0.content == .envelope(dispatch.msg)
                }
                if isQueued { continue }
                for submission in try transaction.submissions(of: dispatch.msg) {
                    _ = try transaction.enqueue(
                        OutboxItem(
                            party: submission.nextHop,
                            content: .envelope(dispatch.msg),
                            due: clock.now()
                        )
                    )
                    count += 1
                }
            }
            return count
        }
        signal.raise()
        return count
    }

    /// Signs a status for each counterpart for which one is due; returns how many.
    ///
    /// Due is: no status yet, the interval has passed, or dispatches were made since the last one.
    package func makeStatuses() async throws -> Int {
        var count = 0
        for counterpart in cards.parties where counterpart != party && !isWitnessOnly(counterpart) {
            let isDue = try await store.read { reader in try isStatusDue(for: counterpart, in: reader) }
            guard isDue else { continue }
            try await makeStatus(for: counterpart)
            count += 1
        }
        return count
    }

    /// Signs and logs a status for one counterpart and sends it.
    package func makeStatus(for counterpart: PartyID) async throws {
        _ = try pinned(counterpart)
        try await store.write { transaction in
            let last = try transaction.lastStatus(by: party, about: counterpart)
            let payload = StatusPayload(
                jti: random.randomID(),
                issuer: party,
                counterpart: counterpart,
                index: (last?.index ?? 0) + 1,
                previous: last?.id,
                outbound: try end(from: party, to: counterpart, in: transaction),
                inbound: try end(from: counterpart, to: party, in: transaction),
                seals: 0,
                at: clock.now(),
                after: try anchors(transaction)
            )
            let signed = try StatusSigner.sign(payload, key: keys.node)
            try transaction.putStatus(
                StatusRecord(
                    id: signed.id,
                    issuer: party,
                    counterpart: counterpart,
                    index: payload.index,
                    jws: signed.jws,
                    keptAt: clock.now()
                )
            )
            _ = try transaction.append(ObjectHash.leaf(.status, signed.jws))
            _ = try transaction.enqueue(
                OutboxItem(party: counterpart, content: .status(signed.jws), due: clock.now())
            )
        }
        signal.raise()
    }

    /// Takes a counterpart's status about this party. Another one with the same index is equivocation.
    package func acceptStatus(_ text: String, from requester: PartyID) async throws -> Int {
        do {
            let status = try StatusVerifier.verify(text, issuer: try pinned(requester))
            guard status.payload.counterpart == party else {
                throw Refusal("misaddressed", "the status is about another counterpart")
            }
            return try await store.write { transaction in
                if let known = try transaction.status(
                    by: requester,
                    about: party,
                    index: status.payload.index
                ) {
                    guard known.id == status.id else {
                        logger.critical(
                            "a party signed two statuses with one index",
                            metadata: ["party": "\(requester.text)"]
                        )
                        throw Refusal("conflict", "another status with this index is known")
                    }
                    return 0
                }
                try transaction.putStatus(
                    StatusRecord(
                        id: status.id,
                        issuer: requester,
                        counterpart: party,
                        index: status.payload.index,
                        jws: text,
                        keptAt: clock.now()
                    )
                )
                _ = try transaction.append(ObjectHash.leaf(.status, text))
                return 1
            }
        } catch let error as SecurityError {
            throw Refusal(error)
        }
    }

    private func isStatusDue(for counterpart: PartyID, in reader: any StoreReader) throws -> Bool {
        guard let last = try reader.lastStatus(by: party, about: counterpart) else { return true }
        if clock.now().seconds(since: last.keptAt) >= Int64(settings.statusInterval) { return true }
        let number = try reader.lastDispatch(from: party, to: counterpart)?.number ?? 0
        return number > (try StatusVerifier.verify(last.jws, issuer: ownCard).payload.outbound.number)
    }

    /// A party without notice keys exchanges nothing.
    private func isWitnessOnly(_ party: PartyID) -> Bool {
        !(cards[party]?.latest.payload.keys.contains { $0.use == .notice } ?? false)
    }

    private func end(from: PartyID, to: PartyID, in reader: any StoreReader) throws -> ChannelEnd {
        guard let last = try reader.unbrokenEnd(from: from, to: to) else { return .none }
        return ChannelEnd(number: last.number, head: last.id)
    }
}
