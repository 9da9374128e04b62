// SPDX-License-Identifier: Apache-2.0

internal import Synchronization

/// Runs tasks one piece at a time, first come first served, on whatever thread calls ``drain()``.
///
/// Tasks that prefer it cannot overtake one another: what they do follows from the order of their
/// resumptions alone.
final class LoneThreadExecutor: TaskExecutor {
    private struct Queue {
        var jobs: [UnownedJob] = []
        var next = 0

        mutating func take() -> UnownedJob? {
            guard next < jobs.count else {
                jobs.removeAll(keepingCapacity: true)
                next = 0
                return nil
            }
            defer { next += 1 }
            return jobs[next]
        }
    }

    private let queue = Mutex(Queue())

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.withLock { $0.jobs.append(job) }
    }

    /// Runs until every task waits or has ended.
    func drain() {
        while let job = queue.withLock({ $0.take() }) {
            job.runSynchronously(on: asUnownedTaskExecutor())
        }
    }
}
