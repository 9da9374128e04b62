// SPDX-License-Identifier: Apache-2.0

import Foundation
import SQLiteStore
import Synchronization

/// Holds the first commit of a store until the test opens the gate, so that writes queue up behind it.
final class CommitGate: Sendable {
    struct Broken: Error {}

    private let opening = DispatchSemaphore(value: 0)
    private let arrivals = Mutex(0)
    /// The commit that fails, counted from 1; 0 is none.
    private let failing: Int

    init(failing: Int = 0) {
        self.failing = failing
    }

    /// To be given to the store as what it calls before each commit.
    @Sendable func pass() throws {
        let number = arrivals.withLock { count in
            count += 1
            return count
        }
        if number == 1 { opening.wait() }
        if number == failing { throw Broken() }
    }

    func waitForFirst() async {
        while arrivals.withLock({ $0 }) == 0 { await Task.yield() }
    }

    /// Opens the gate once so many writes wait behind it.
    func open(_ store: SQLiteStore, behind count: Int) async {
        while store.waitingCount < count { await Task.yield() }
        opening.signal()
    }
}
