// SPDX-License-Identifier: Apache-2.0

internal import Logging
internal import NoticeFormat

extension ExchangeNode {
    /// Enters the next end of a promise of the recipient's officers, or nothing if none runs.
    func schedulePromise(_ message: MessageRecord, in transaction: any StoreTransaction) throws {
        guard let end = try DeadlineFacts(of: message, in: transaction)?.nextPromiseEnd(at: clock.now())
        else {
            return try transaction.removeDeadline(.promise, of: message.msg)
        }
        try schedule(.promise, of: message.msg, after: end, in: transaction)
    }

    /// Signs PromiseMissed once for each promise that ended without a report, and enters the next end.
    func closePromises(
        of message: MessageRecord,
        _ facts: DeadlineFacts,
        in transaction: any StoreTransaction
    ) throws {
        for promise in facts.missedPromises(at: clock.now()) {
            var binding = EvidenceBinding()
            binding.deadline = promise.end
            binding.promise = promise.evidence
            let evidence = try makeEvidence(
                .promiseMissed,
                about: EvidenceSubject(message),
                reasons: [.noAnswer],
                binding: binding,
                in: transaction
            )
            logger.notice("a promised report has not come", metadata: ["msg": "\(message.msg.text)"])
            try sendOnward(evidence, of: message, in: transaction)
        }
        try schedulePromise(message, in: transaction)
    }
}
