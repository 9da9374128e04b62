// SPDX-License-Identifier: Apache-2.0

internal import Logging
internal import NoticeFormat
internal import NoticeSecurity

extension ExchangeNode {
    /// Takes the rung of a ladder that is due, if nobody has answered, and enters the next one.
    ///
    /// A repeat queues the envelope again on every route; any other step opens a task for the officers.
    func climb(
        _ message: MessageRecord,
        _ facts: DeadlineFacts,
        in transaction: any StoreTransaction
    ) throws {
        guard !facts.isSettled, let next = try nextRung(of: message, facts, in: transaction) else { return }
        guard clock.now() > next.end else {
            return try schedule(.ladder, of: message.msg, after: next.end, in: transaction)
        }
        var binding = EvidenceBinding()
        binding.deadline = next.end
        binding.rung = next.number
        binding.step = next.rung.step
        let evidence = try makeEvidence(
            .escalated,
            about: EvidenceSubject(message),
            binding: binding,
            in: transaction
        )
        if next.rung.step == .repeat {
            for submission in try transaction.submissions(of: message.msg) {
                let route = submission.route
                guard let hop = route.hop(after: party, from: message.from, to: message.to) else { continue }
                try enqueueEnvelope(message.msg, by: route, to: hop, lane: message.lane, in: transaction)
            }
        } else {
            try transaction.putTask(
                TaskRecord(
                    msg: message.msg,
                    rung: next.number,
                    step: next.rung.step,
                    openedAt: clock.now()
                )
            )
        }
        logger.notice(
            "a notice is unanswered: next rung of its ladder",
            metadata: ["msg": "\(message.msg.text)", "step": "\(next.rung.step.rawValue)"]
        )
        try sendOnward(evidence, of: message, in: transaction)
        try scheduleLadder(message, facts, in: transaction)
    }

    /// Enters the next rung, or nothing at the top.
    func scheduleLadder(
        _ message: MessageRecord,
        _ facts: DeadlineFacts,
        in transaction: any StoreTransaction
    ) throws {
        guard let next = try nextRung(of: message, facts, in: transaction) else {
            return try transaction.removeDeadline(.ladder, of: message.msg)
        }
        try schedule(.ladder, of: message.msg, after: next.end, in: transaction)
    }

    private func nextRung(
        of message: MessageRecord,
        _ facts: DeadlineFacts,
        in reader: any StoreReader
    ) throws -> Ladder.Next? {
        let taken = try reader.evidence(of: message.msg).filter {
            $0.issuer == party && $0.event == EventName.escalated.uri
        }
        let highest = try taken.compactMap {
            try EvidenceVerifier.unverifiedPayload(of: $0.jws).binding.rung
        }.max()
        return Ladder(try ladder(of: message, in: reader)).next(after: highest ?? 0, of: facts)
    }

    /// The rungs of an own notice; empty without a ladder.
    func ladder(of message: MessageRecord, in reader: any StoreReader) throws -> [LadderRung] {
        guard let record = try message.notice.flatMap({ try reader.notice($0) }) else { return [] }
        let notice = try NoticeVerifier.verify(
            text: record.text,
            approvals: record.approvals,
            issuer: try pinned(record.issuer),
            mode: .complete
        )
        return notice.fields.ladder
    }
}
