// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat
internal import Synchronization

/// Simulated time and the tasks that live in it.
///
/// Everything runs on one thread in an order that follows from the agenda, and time moves only when every
/// task waits. Simulated milliseconds count from the start.
final class SimulatedWorld: Sendable {
    typealias Work = @Sendable () async -> Void

    private struct State {
        var now: Int64 = 0
        var agenda = Agenda()
        var newcomers: [Work] = []
        var isOver = false
        var trace = SimulationTrace()
    }

    private let executor = LoneThreadExecutor()
    private let state = Mutex(State())

    var now: Int64 { state.withLock { $0.now } }

    /// Whether whoever still runs should come to an end.
    var isOver: Bool { state.withLock { $0.isOver } }

    var trace: SimulationTrace { state.withLock { $0.trace } }

    func note(_ text: @autoclosure () -> String) {
        let text = text()
        state.withLock { $0.trace.add(text, at: $0.now) }
    }

    /// Does something later; it must not wait.
    func after(_ delay: Int64, _ action: @escaping Agenda.Action) {
        state.withLock { $0.agenda.add(at: $0.now + max(0, delay), action) }
    }

    /// Starts a task of its own.
    func spawn(_ work: @escaping Work) {
        state.withLock { $0.newcomers.append(work) }
    }

    func sleep(_ delay: Int64) async {
        await withCheckedContinuation { continuation in
            after(delay) { continuation.resume() }
        }
    }

    /// Runs the director and whatever it sets going; returns when all of it has ended.
    ///
    /// When the director returns, everything else is hurried to its end.
    func run(_ director: @escaping Work) async {
        spawn {
            await director()
            self.state.withLock { $0.isOver = true }
        }
        await withDiscardingTaskGroup { group in
            repeat {
                executor.drain()
                for work in takeNewcomers() {
                    group.addTask(executorPreference: executor) { await work() }
                }
                executor.drain()
            } while advance()
        }
    }

    private func takeNewcomers() -> [Work] {
        state.withLock { state in
            defer { state.newcomers = [] }
            return state.newcomers
        }
    }

    /// Does what is next; false when nothing is left.
    private func advance() -> Bool {
        let next = state.withLock { state -> Agenda.Action? in
            if !state.newcomers.isEmpty { return {} }
            guard let next = state.agenda.takeNext() else { return nil }
            state.now = max(state.now, next.time)
            return next.action
        }
        guard let next else {
            precondition(isOver, "a simulated task waits for something that is not on the agenda")
            return false
        }
        next()
        return true
    }
}
