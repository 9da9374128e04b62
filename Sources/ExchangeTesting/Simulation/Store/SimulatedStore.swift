// SPDX-License-Identifier: Apache-2.0

internal import Exchange

/// The store of one run of a node, on the disk that outlives it.
struct SimulatedStore: ExchangeStore {
    /// What a write throws that is not known to be kept.
    struct Failure: Error {}

    /// Takes back what a body did, and brings its value out.
    private struct TakenBack<Value: Sendable>: Error {
        let value: Value
    }

    let world: SimulatedWorld
    let disk: SimulatedDisk
    let run: NodeRun
    /// Ends the run and starts the next one so many milliseconds later.
    let crash: @Sendable (_ down: Int64) -> Void
    let name: String

    func write<Value: Sendable>(
        _ body: @escaping @Sendable (any StoreTransaction) throws -> Value
    ) async throws -> Value {
        try run.check()
        await world.sleep(disk.delayOfNextWrite())
        try run.check()
        switch disk.nextFate() {
        case .kept:
            defer { run.stir() }
            return try await disk.keep(body)
        case .full: throw Failure()
        case .crash(let isKept, let down):
            if isKept { _ = try? await disk.keep(body) }
            world.note("\(name) crashes at a write, kept: \(isKept)")
            crash(down)
            throw NodeRun.Ended()
        case .failedFlush(let isKept, let down):
            if isKept { _ = try? await disk.keep(body) }
            world.note("\(name) cannot flush, kept: \(isKept)")
            world.after(down) { [run] in if run.isUp { crash(1000) } }
            throw Failure()
        case .lied: return try await lie(body)
        }
    }

    func read<Value: Sendable>(
        _ body: @escaping @Sendable (any StoreReader) throws -> Value
    ) async throws -> Value {
        try run.check()
        return try await disk.store.read(body)
    }

    private func lie<Value: Sendable>(
        _ body: @escaping @Sendable (any StoreTransaction) throws -> Value
    ) async throws -> Value {
        do {
            return try await disk.store.write { throw TakenBack(value: try body($0)) }
        } catch let taken as TakenBack<Value> {
            return taken.value
        }
    }
}
