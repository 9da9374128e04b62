// SPDX-License-Identifier: Apache-2.0

internal import Logging
package import NoticeFormat
internal import NoticeSecurity

extension ExchangeNode {
    /// Looks at every message of which a time limit may have ended; returns how many limits were looked at.
    ///
    /// Of an own notice that ended in silence it signs AcceptanceRejectionExpiry, once for each limit, and
    /// PromiseMissed for each promised report that did not come; it sends both towards the recipient. Takes
    /// the rungs of ladders that are due, and rings officers about what came in and nobody has looked at. The
    /// work for a limit is one transaction: after a crash it is done again, or was done.
    package func closeDeadlines(limit: Int = 256) async throws -> Int {
        if isReadOnly { return 0 }
        let due = try await store.read { [now = clock.now()] in try $0.deadlines(dueBy: now, limit: limit) }
        let count = try await countConcurrently(due, atMost: settings.parallelDeliveries) { record in
            try await store.write { try close(record, in: $0) }
            return true
        }
        if count > 0 { signal.raise() }
        return count
    }

    /// When ``closeDeadlines(limit:)`` has something to do next; nil if none runs, or while this node signs nothing.
    package func nextDeadline() async throws -> Timestamp? {
        if isReadOnly { return nil }
        return try await store.read { try $0.nextDeadlineTime() }
    }

    /// Enters the limits of a message that is released now, or opened.
    func startDeadlines(
        _ message: MessageRecord,
        _ facts: DeadlineFacts,
        ladder rungs: [LadderRung],
        in transaction: any StoreTransaction
    ) throws {
        if let end = facts.replyEnd { try schedule(.reply, of: message.msg, after: end, in: transaction) }
        guard message.direction == .outbound else { return }
        try schedule(.notice, of: message.msg, after: facts.expiresAt, in: transaction)
        if let next = Ladder(rungs).next(after: 0, of: facts) {
            try schedule(.ladder, of: message.msg, after: next.end, in: transaction)
        }
    }

    /// Moves what runs from evidence that has just come in: the event that a clock names, or a refusal.
    func moveDeadlines(_ message: MessageRecord, in transaction: any StoreTransaction) throws {
        guard try transaction.deadline(.reply, of: message.msg) != nil,
            let facts = try DeadlineFacts(of: message, in: transaction), let end = facts.replyEnd
        else { return }
        try schedule(.reply, of: message.msg, after: end, in: transaction)
        if try transaction.deadline(.ladder, of: message.msg) != nil {
            try scheduleLadder(message, facts, in: transaction)
        }
    }

    func schedule(
        _ kind: DeadlineRecord.Kind,
        of msg: RandomID,
        after end: Timestamp,
        in transaction: any StoreTransaction
    ) throws {
        // The limit holds through its last second.
        try transaction.putDeadline(DeadlineRecord(msg: msg, kind: kind, due: end.adding(seconds: 1)))
    }

    private func close(_ record: DeadlineRecord, in transaction: any StoreTransaction) throws {
        // Another task may have moved it meanwhile.
        guard try transaction.deadline(record.kind, of: record.msg) == record else { return }
        try transaction.removeDeadline(record.kind, of: record.msg)
        guard let message = try transaction.message(record.msg) else { return }
        if record.kind == .ring { return try ring(message, in: transaction) }
        guard message.direction == .outbound,
            let facts = try DeadlineFacts(of: message, in: transaction)
        else { return }
        switch record.kind {
        case .ladder: try climb(message, facts, in: transaction)
        case .promise: try closePromises(of: message, facts, in: transaction)
        case .ring: break
        case .reply, .notice:
            let now = clock.now()
            for lapse in facts.lapses(at: now) { try sign(lapse, of: message, facts, in: transaction) }
            if record.kind == .notice, facts.noticeStanding(at: now) == .running {
                try schedule(.notice, of: message.msg, after: facts.expiresAt, in: transaction)
            }
        }
    }

    private func sign(
        _ lapse: DeadlineFacts.Lapse,
        of message: MessageRecord,
        _ facts: DeadlineFacts,
        in transaction: any StoreTransaction
    ) throws {
        var binding = EvidenceBinding()
        binding.deadline = lapse.end
        binding.lapsed = lapse.lapsed
        let status = try transaction.lastStatus(by: message.to, about: party)?.keptAt
        binding.lastHeard = [facts.lastHeard, status].compactMap(\.self).max()
        let evidence = try makeEvidence(
            .acceptanceRejectionExpiry,
            about: EvidenceSubject(message),
            reasons: [lapse.reason],
            binding: binding,
            in: transaction
        )
        logger.notice(
            "a time limit ended in silence",
            metadata: ["msg": "\(message.msg.text)", "lapsed": "\(lapse.lapsed.rawValue)"]
        )
        try sendOnward(evidence, of: message, in: transaction)
    }
}
