// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat
internal import NoticeSecurity

extension ExchangeNode {
    private static let largestGap = 256
    /// What is missing may be on its way by another route: seconds before it is asked for.
    private static let gapPatience: Int64 = 3

    /// Asks for the dispatches that are missing right before this number.
    ///
    /// Those between two known ones were asked for when the first of the known ones came.
    func requestGap(before number: Int, from sender: PartyID, in transaction: any StoreTransaction) throws {
        let end = try transaction.unbrokenEnd(from: sender, to: party)?.number ?? 0
        var first = number
        while first > end + 1, number - first < Self.largestGap,
            try transaction.dispatch(from: sender, to: party, number: first - 1) == nil
        { first -= 1 }
        guard first < number else { return }
        try requestGap(first...number - 1, from: sender, in: transaction)
    }

    func requestGap(
        _ numbers: ClosedRange<Int>,
        from sender: PartyID,
        in transaction: any StoreTransaction
    ) throws {
        let range = numbers.suffix(Self.largestGap)
        guard let first = range.first, let last = range.last else { return }
        let due = clock.now().adding(seconds: Self.gapPatience)
        _ = try transaction.enqueue(
            OutboxItem(party: sender, content: .gap(from: first, to: last), lane: .priority, due: due)
        )
    }

    /// What of a gap is still open, from its first to its last missing number; nil if it has been filled.
    func openGap(_ numbers: ClosedRange<Int>, from sender: PartyID) async throws -> ClosedRange<Int>? {
        try await store.read { reader in
            let missing = try numbers.filter {
                let isLost = cards[sender]?.isLost($0, to: party) ?? false
                return try !isLost && reader.dispatch(from: sender, to: party, number: $0) == nil
            }
            guard let first = missing.first, let last = missing.last else { return nil }
            return first...last
        }
    }

    /// Queues again what a recipient says is missing; returns how many hand-overs.
    ///
    /// What has expired, or what the recipient has refused, is not sent again.
    package func acceptGapRequest(_ numbers: ClosedRange<Int>, from requester: PartyID) async throws -> Int {
        try requireOpen(to: requester)
        try requireQuota(.other, of: requester)
        guard numbers.lowerBound >= 1, numbers.count <= Self.largestGap else {
            throw Refusal(.quota, "a gap request names 1 to \(Self.largestGap) numbers from 1 on")
        }
        let count = try await store.write { transaction in
            var count = 0
            for number in numbers {
                let dispatch = try transaction.dispatch(from: party, to: requester, number: number)
                guard let dispatch, let message = try transaction.message(dispatch.msg) else { break }
                count += try sendAgain(message, in: transaction)
            }
            return count
        }
        signal.raise()
        return count
    }

    /// Queues an envelope for every next hop it was handed to; returns how many.
    ///
    /// None if it has expired, or if the recipient has refused it.
    func sendAgain(_ message: MessageRecord, in transaction: any StoreTransaction) throws -> Int {
        let header = try EnvelopeReader.readHeader(message.envelope).header
        let isRefused = try transaction.evidence(of: message.msg).contains {
            $0.issuer == message.to && Self.refusals.contains($0.event)
        }
        guard header.expiresAt >= clock.now(), !isRefused else { return 0 }
        let submissions = try transaction.submissions(of: message.msg)
        for submission in submissions {
            let first = submission.route.stops(to: message.to)[0]
            try enqueueEnvelope(
                message.msg,
                by: submission.route,
                to: first,
                lane: message.lane,
                in: transaction
            )
        }
        return submissions.count
    }

    /// A recipient's refusals of an envelope.
    static let refusals: Set<String> = [
        EventName.consignmentRejection.uri, EventName.contentConsignmentFailure.uri,
        EventName.relayRejection.uri,
    ]
}
