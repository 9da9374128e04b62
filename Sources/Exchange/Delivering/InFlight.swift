// SPDX-License-Identifier: Apache-2.0

internal import Synchronization

/// Outbox items that a task of this process is trying right now, so that no two try the same one.
final class InFlight: Sendable {
    private let numbers = Mutex<Set<Int64>>([])

    /// Whether the caller now has the item to itself.
    func claim(_ number: Int64) -> Bool {
        numbers.withLock { $0.insert(number).inserted }
    }

    func release(_ number: Int64) {
        _ = numbers.withLock { $0.remove(number) }
    }
}
