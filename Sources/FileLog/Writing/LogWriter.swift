// SPDX-License-Identifier: Apache-2.0

import Dispatch
import Synchronization
import TransparencyLog

/// Collects entries from many callers into batches and has them sequenced, on one thread.
///
/// There is no timer: as soon as a batch is through, all that came meanwhile is the next one. So one caller
/// waits for one flush, and many callers share one.
package final class LogWriter<Caller: Sendable>: Sendable {
    /// What became of an entry that was handed in.
    package enum Submission: Sendable, Equatable {
        /// The caller will be answered, exactly once.
        case queued
        /// Too much is waiting; nothing was taken.
        case full
        /// Nothing is accepted any more, because the log is ending or a write failed.
        case stopped
    }

    /// How much may wait, and how much is sequenced at once.
    package struct Limits: Sendable {
        package var waitingEntries = 8192
        package var waitingBytes = 64 << 20
        package var batchEntries = 1024
        package var batchBytes = 8 << 20

        package init() {}
    }

    package typealias Delivery = @Sendable (Result<SequencedBatch, FileLogError>, [Caller]) -> Void

    private struct Queue {
        var entries: [[UInt8]] = []
        var callers: [Caller] = []
        var byteCount = 0
        var isWriterWaiting = false
        var isStopped = false
    }

    private let queue = Mutex(Queue())
    private let wake = DispatchSemaphore(value: 0)
    private let limits: Limits
    private let deliver: Delivery
    private let sequencer: Mutex<LogSequencer>

    /// `deliver` is called on the writing thread, once a batch, with the callers in the order of the entries.
    package init(_ sequencer: LogSequencer, limits: Limits = Limits(), deliver: @escaping Delivery) {
        self.sequencer = Mutex(sequencer)
        self.limits = limits
        self.deliver = deliver
    }

    /// Hands in an entry of 1 to 65,535 bytes.
    package func submit(_ entry: [UInt8], from caller: Caller) -> Submission {
        let (submission, mustWake) = queue.withLock { queue -> (Submission, Bool) in
            if queue.isStopped { return (.stopped, false) }
            guard queue.entries.count < limits.waitingEntries,
                queue.byteCount + entry.count <= limits.waitingBytes
            else { return (.full, false) }
            queue.entries.append(entry)
            queue.callers.append(caller)
            queue.byteCount += entry.count
            defer { queue.isWriterWaiting = false }
            return (.queued, queue.isWriterWaiting)
        }
        if mustWake { wake.signal() }
        return submission
    }

    /// Takes no more entries; `run` returns once all that wait are answered.
    package func stop() {
        let mustWake = queue.withLock { queue in
            queue.isStopped = true
            defer { queue.isWriterWaiting = false }
            return queue.isWriterWaiting
        }
        if mustWake { wake.signal() }
    }

    /// Sequences until stopped; blocks the calling thread, which is to be one of its own.
    ///
    /// Throws where the log could not be closed in order; what was answered is durable all the same.
    package func run() throws {
        try sequencer.withLock { sequencer in
            while let (entries, callers) = next() {
                let outcome = Result<SequencedBatch, FileLogError> { () throws(FileLogError) in
                    try sequencer.append(entries)
                }
                deliver(outcome, callers)
                let isThrough = (try? outcome.get()) != nil && (try? sequencer.collect()) != nil
                if !isThrough { queue.withLock { $0.isStopped = true } }
            }
            try sequencer.close()
        }
    }

    private func next() -> ([[UInt8]], [Caller])? {
        while true {
            let (taken, isAtEnd) = queue.withLock { queue in
                let taken = take(from: &queue)
                queue.isWriterWaiting = taken == nil && !queue.isStopped
                return (taken, queue.isStopped)
            }
            if let taken { return taken }
            if isAtEnd { return nil }
            wake.wait()
        }
    }

    private func take(from queue: inout Queue) -> ([[UInt8]], [Caller])? {
        guard !queue.entries.isEmpty else { return nil }
        if queue.entries.count <= limits.batchEntries && queue.byteCount <= limits.batchBytes {
            defer {
                queue.entries = []
                queue.callers = []
                queue.byteCount = 0
            }
            return (queue.entries, queue.callers)
        }
        var (count, byteCount) = (0, 0)
        while count < min(queue.entries.count, limits.batchEntries) {
            guard count == 0 || byteCount + queue.entries[count].count <= limits.batchBytes else { break }
            byteCount += queue.entries[count].count
            count += 1
        }
        let taken = (Array(queue.entries[..<count]), Array(queue.callers[..<count]))
        queue.entries.removeFirst(count)
        queue.callers.removeFirst(count)
        queue.byteCount -= byteCount
        return taken
    }
}
