// SPDX-License-Identifier: Apache-2.0

internal import Synchronization

/// An answer that comes later, or never: the first one given counts.
final class Pending<Answer: Sendable>: Sendable {
    private struct State {
        var answer: Result<Answer, any Error>?
        var waiter: CheckedContinuation<Result<Answer, any Error>, Never>?
    }

    private let state = Mutex(State())

    func give(_ answer: Result<Answer, any Error>) {
        let waiter = state.withLock { state -> CheckedContinuation<Result<Answer, any Error>, Never>? in
            if state.answer != nil { return nil }
            state.answer = answer
            defer { state.waiter = nil }
            return state.waiter
        }
        waiter?.resume(returning: answer)
    }

    /// Called once; somebody must see to it that an answer is given.
    func wait() async throws -> Answer {
        let answer = await withCheckedContinuation { continuation in
            let known = state.withLock { state in
                if state.answer == nil { state.waiter = continuation }
                return state.answer
            }
            if let known { continuation.resume(returning: known) }
        }
        return try answer.get()
    }
}
