// SPDX-License-Identifier: Apache-2.0

internal import Exchange
internal import NoticeFormat
internal import Synchronization

/// What outlives the crashes of one node, and what goes wrong with it.
final class SimulatedDisk: Sendable {
    /// What becomes of one write.
    enum Fate: Sendable, Hashable {
        case kept
        /// Fails and is not kept, and nothing else is wrong.
        case full
        case crash(kept: Bool, down: Int64)
        case failedFlush(kept: Bool, down: Int64)
        /// Answered as kept, and not kept: no such store is supported, and a simulation must find it out.
        case lied
    }

    private struct State {
        var draw: ScheduleDraw
        /// When the writes that were called are done.
        var freeAt: Int64 = 0
        var fullUntil: Int64 = 0
        var armed: (writesLeft: Int, fate: Fate)?
        var isRefusing = false
        var swallowing: (every: Int, until: Int64)?
        var swallowCount = 0
        var lastEnvelope: Int64 = 0
        var checkpoints: [String] = []
        /// What the disk held before the writes of the last seconds, the oldest first.
        var copies: [(at: Int64, store: InMemoryStore)] = []
    }

    /// How many milliseconds of writes a disk loses that loses its tail.
    private static let tail: Int64 = 2000

    let store = InMemoryStore()
    private let world: SimulatedWorld
    private let planted: PlantedFault?
    private let state: Mutex<State>

    init(_ world: SimulatedWorld, seed: UInt64, planted: PlantedFault?) {
        self.world = world
        self.planted = planted
        state = Mutex(State(draw: ScheduleDraw(seed: seed)))
    }

    /// How long a write that is called now takes: they are done one after another.
    func delayOfNextWrite() -> Int64 {
        state.withLock { state in
            state.freeAt = max(state.freeAt, world.now) + Int64(state.draw.number(1...6))
            return state.freeAt - world.now
        }
    }

    func nextFate() -> Fate {
        state.withLock { state in
            if state.isRefusing || world.now < state.fullUntil { return .full }
            if planted == .forgetsWrites, state.draw.chance(25) { return .lied }
            guard var armed = state.armed else { return .kept }
            armed.writesLeft -= 1
            state.armed = armed.writesLeft > 0 ? armed : nil
            guard armed.writesLeft == 0 else { return .kept }
            if case .failedFlush = armed.fate { state.isRefusing = true }
            return armed.fate
        }
    }

    /// Lets the so manieth write from now on have this fate.
    func arm(_ fate: Fate, write number: Int) { state.withLock { $0.armed = (number, fate) } }

    func fill(for time: Int64) { state.withLock { $0.fullUntil = world.now + time } }

    func swallow(every: Int, for time: Int64) {
        state.withLock { $0.swallowing = (every, world.now + time) }
    }

    /// A store that is opened again takes writes again.
    func reopen() { state.withLock { $0.isRefusing = false } }

    /// Nothing goes wrong any more.
    func repair() {
        state.withLock { state in
            state.armed = nil
            state.fullUntil = 0
            state.swallowing = nil
        }
    }

    /// What a crash does to a disk with a planted fault.
    func crash() {
        guard planted == .losesTail else { return }
        let copies = state.withLock { state in
            defer { state.copies = [] }
            return state.copies
        }
        if let copy = copies.first(where: { $0.at >= world.now - Self.tail }) { store.become(copy.store) }
    }

    /// What a node with a planted fault finds after a start.
    func forgetDeadlines() async throws {
        guard planted == .forgetsDeadlines else { return }
        try await store.write { transaction in
            for record in try transaction.deadlines(limit: 10_000) {
                try transaction.removeDeadline(record.kind, of: record.msg)
            }
        }
    }

    private func copyBefore() {
        guard planted == .losesTail else { return }
        let copy = store.copy()
        state.withLock { state in
            state.copies.removeAll { $0.at < world.now - Self.tail }
            state.copies.append((world.now, copy))
        }
    }

    /// Every checkpoint that was ever kept, in order.
    var checkpoints: [String] { state.withLock { $0.checkpoints } }
}

extension SimulatedDisk {
    /// Runs a write and keeps it, then looks at what has changed.
    func keep<Value: Sendable>(
        _ body: @escaping @Sendable (any StoreTransaction) throws -> Value
    ) async throws -> Value {
        copyBefore()
        return try await store.write { transaction in
            let value = try body(transaction)
            try self.forget(in: transaction)
            if let note = try transaction.latestCheckpoint()?.note {
                self.state.withLock { if $0.checkpoints.last != note { $0.checkpoints.append(note) } }
            }
            return value
        }
    }

    /// What a relay does that takes envelopes and lets some of them lie.
    private func forget(in transaction: any StoreTransaction) throws {
        guard state.withLock({ ($0.swallowing?.until ?? 0) > world.now }) else { return }
        let items = try transaction.outbox(dueBy: .latest, limit: 1000).sorted { $0.number < $1.number }
        for item in items {
            guard case .envelope(let msg, _) = item.content,
                try transaction.message(msg)?.direction == .relayed, isSwallowed(item.number)
            else { continue }
            try transaction.removeOutbox(item.number)
        }
    }

    /// Looks at each item once.
    private func isSwallowed(_ number: Int64) -> Bool {
        state.withLock { state in
            guard let swallowing = state.swallowing, number > state.lastEnvelope else { return false }
            state.lastEnvelope = number
            state.swallowCount += 1
            return state.swallowCount.isMultiple(of: swallowing.every)
        }
    }
}
