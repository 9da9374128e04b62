// SPDX-License-Identifier: Apache-2.0

package import Exchange
internal import Synchronization

/// Fails one write of another store, and passes everything else on.
///
/// A caller whose write failed cannot know whether it was kept: both happen to real stores, so a caller has
/// to be right in both cases.
package final class FaultyStore: ExchangeStore {
    package enum Fault: Sendable, Hashable, CaseIterable {
        /// The body runs, nothing is kept, and the caller gets ``Failure``.
        case notPersisted
        /// Everything is kept, and the caller gets ``Failure`` all the same.
        case persisted
    }

    /// What the failing write throws.
    package struct Failure: Error, Sendable, Hashable {
        package let fault: Fault

        package init(fault: Fault) {
            self.fault = fault
        }
    }

    private struct State {
        var writeCount = 0
        var failing: (number: Int, fault: Fault)?
    }

    private let store: any ExchangeStore
    private let state = Mutex(State())

    package init(_ store: any ExchangeStore) {
        self.store = store
    }

    /// Calls of `write` so far.
    package var writeCount: Int { state.withLock { $0.writeCount } }

    /// Lets the write with this number fail, counted from 1 since the store was made.
    package func fail(write number: Int, _ fault: Fault) {
        state.withLock { $0.failing = (number, fault) }
    }

    package func write<Value: Sendable>(
        _ body: @escaping @Sendable (any StoreTransaction) throws -> Value
    ) async throws -> Value {
        switch nextFault() {
        case nil:
            return try await store.write(body)
        case .persisted:
            _ = try await store.write(body)
            throw Failure(fault: .persisted)
        case .notPersisted:
            return try await store.write { transaction in
                _ = try body(transaction)
                throw Failure(fault: .notPersisted)
            }
        }
    }

    package func read<Value: Sendable>(
        _ body: @escaping @Sendable (any StoreReader) throws -> Value
    ) async throws -> Value {
        try await store.read(body)
    }

    private func nextFault() -> Fault? {
        state.withLock { state in
            state.writeCount += 1
            guard let failing = state.failing, failing.number == state.writeCount else { return nil }
            return failing.fault
        }
    }
}
