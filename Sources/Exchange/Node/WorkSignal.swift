// SPDX-License-Identifier: Apache-2.0

internal import Synchronization

/// Says that there is work, to whoever waits for it.
///
/// Raising it when nobody waits is remembered once; raising it wakes everyone who waits.
package final class WorkSignal: Sendable {
    private struct State {
        var isRaised = false
        var lastTicket = 0
        var waiters: [Int: CheckedContinuation<Void, Never>] = [:]
    }

    private let state = Mutex(State())

    package init() {}

    package func raise() {
        let waiters = state.withLock { state in
            let waiters = state.waiters.values
            state.isRaised = waiters.isEmpty
            state.waiters = [:]
            return Array(waiters)
        }
        for waiter in waiters { waiter.resume() }
    }

    /// Returns once the signal was raised, at once if it was raised before; also when the task is cancelled.
    package func wait() async {
        let ticket = state.withLock { state in
            state.lastTicket += 1
            return state.lastTicket
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isOver = state.withLock { state in
                    // Looked at under the lock: a cancellation after this finds the waiter.
                    if Task.isCancelled { return true }
                    defer { state.isRaised = false }
                    if !state.isRaised { state.waiters[ticket] = continuation }
                    return state.isRaised
                }
                if isOver { continuation.resume() }
            }
        } onCancel: {
            state.withLock { $0.waiters.removeValue(forKey: ticket) }?.resume()
        }
    }
}
