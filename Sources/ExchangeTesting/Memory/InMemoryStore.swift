// SPDX-License-Identifier: Apache-2.0

package import Exchange
internal import Synchronization

/// The whole port in memory: nothing outlives the process.
///
/// Refuses what a store must refuse and traps where a record could only have got into its state by a bug of
/// the store itself. Copies what a write changes, so it suits tests, not long runs.
package final class InMemoryStore: ExchangeStore {
    private let state = Mutex(MemoryState())

    package init() {}

    /// A store that holds what this one holds now: what a backup is to a node.
    package func copy() -> InMemoryStore {
        let copy = InMemoryStore()
        let held = state.withLock { $0 }
        copy.state.withLock { $0 = held }
        return copy
    }

    /// Holds from now on what another one holds now: what a disk does that loses its last writes.
    package func become(_ other: InMemoryStore) {
        let held = other.state.withLock { $0 }
        state.withLock { $0 = held }
    }

    package func write<Value: Sendable>(
        _ body: @escaping @Sendable (any StoreTransaction) throws -> Value
    ) async throws -> Value {
        try state.withLock { state in
            let record = MemoryRecord(state)
            let value = try body(record)
            record.state.checkGrowth(from: state)
            state = record.state
            return value
        }
    }

    package func read<Value: Sendable>(
        _ body: @escaping @Sendable (any StoreReader) throws -> Value
    ) async throws -> Value {
        // Outside the lock: a reader waits for no writer.
        let snapshot = state.withLock { $0 }
        return try body(MemoryRecord(snapshot))
    }
}
