// SPDX-License-Identifier: Apache-2.0

internal import Exchange

/// One transaction's view of an ``InMemoryStore``.
final class MemoryRecord: StoreTransaction {
    var state: MemoryState

    init(_ state: MemoryState) {
        self.state = state
    }
}
