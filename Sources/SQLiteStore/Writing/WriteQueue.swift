// SPDX-License-Identifier: Apache-2.0

internal import Synchronization
internal import TransparencyLog

/// The writes that wait, and whether somebody is at work on them.
final class WriteQueue: Sendable {
    /// What has queued up, at most ``largestBatch`` of it, and the log's right edge before it.
    struct Batch: Sendable {
        var writes: [PendingWrite]
        var tree: CompactTree?
    }

    enum Admission: Sendable {
        /// Nobody is at work: the caller has to see to it.
        case startWork
        case waiting
        case refused
    }

    private struct State {
        var waiting: [PendingWrite] = []
        var isWorking = false
        var isStopped = false
        var commitCount = 0
        var tree: CompactTree?
    }

    static let largestBatch = 256

    private let state = Mutex(State())

    var waitingCount: Int { state.withLock { $0.waiting.count } }

    var commitCount: Int { state.withLock { $0.commitCount } }

    func admit(_ write: PendingWrite) -> Admission {
        state.withLock { state in
            if state.isStopped { return .refused }
            state.waiting.append(write)
            defer { state.isWorking = true }
            return state.isWorking ? .waiting : .startWork
        }
    }

    /// The next batch; nil ends the work until a write is admitted again.
    func nextBatch() -> Batch? {
        state.withLock { state in
            guard !state.waiting.isEmpty else {
                state.isWorking = false
                return nil
            }
            let writes = Array(state.waiting.prefix(Self.largestBatch))
            state.waiting.removeFirst(writes.count)
            return Batch(writes: writes, tree: state.tree)
        }
    }

    /// Notes how a batch ended, before its callers learn of it.
    func finish(tree: CompactTree?, committed: Bool) {
        state.withLock { state in
            state.tree = tree
            if committed { state.commitCount += 1 }
        }
    }

    /// Refuses everything from now on and returns what was still waiting.
    func stop() -> [PendingWrite] {
        state.withLock { state in
            state.isStopped = true
            state.tree = nil
            defer { state.waiting = [] }
            return state.waiting
        }
    }
}
