// SPDX-License-Identifier: Apache-2.0

internal import Synchronization

/// Lets one task sleep until a time, or until somebody rings.
///
/// Ringing while nobody waits is remembered once.
final class Bell: Sendable {
    private struct State {
        var ticket = 0
        var waiter: CheckedContinuation<Void, Never>?
        var isRung = false
        var isRingingSoon = false
    }

    private let world: SimulatedWorld
    private let state = Mutex(State())

    init(_ world: SimulatedWorld) {
        self.world = world
    }

    func wait(atMost delay: Int64) async {
        await withCheckedContinuation { continuation in
            let ticket = state.withLock { state -> Int? in
                if state.isRung {
                    state.isRung = false
                    return nil
                }
                state.ticket += 1
                state.waiter = continuation
                return state.ticket
            }
            guard let ticket else { return continuation.resume() }
            world.after(delay) { self.wake(ticket) }
        }
    }

    /// Rings after a moment, unless it is about to ring anyway.
    func ring(in delay: Int64) {
        let isNew = state.withLock { state in
            defer { state.isRingingSoon = true }
            return !state.isRingingSoon
        }
        if isNew { world.after(delay) { self.ring() } }
    }

    private func ring() {
        let waiter = state.withLock { state in
            state.isRingingSoon = false
            state.isRung = state.waiter == nil
            defer { state.waiter = nil }
            return state.waiter
        }
        waiter?.resume()
    }

    private func wake(_ ticket: Int) {
        let waiter = state.withLock { state -> CheckedContinuation<Void, Never>? in
            guard state.ticket == ticket else { return nil }
            defer { state.waiter = nil }
            return state.waiter
        }
        waiter?.resume()
    }
}
