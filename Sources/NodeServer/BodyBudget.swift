// SPDX-License-Identifier: Apache-2.0

internal import Synchronization

/// How many bytes of request bodies may be in memory at once, of all connections together.
///
/// Anyone may send a body before it is known who sends it: without this, connections times the largest body
/// would be the limit.
package final class BodyBudget: Sendable {
    private let limit: Int
    private let used = Mutex(0)

    package init(limit: Int) { self.limit = limit }

    /// Whether so many bytes more are within the limit; then they count until they are given back.
    package func take(_ count: Int) -> Bool {
        used.withLock { used in
            guard count <= limit - used else { return false }
            used += count
            return true
        }
    }

    package func giveBack(_ count: Int) {
        used.withLock { used in
            precondition(count <= used, "more is given back than was taken")
            used -= count
        }
    }
}
