// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat
internal import Synchronization

/// How long to hand nothing over because the store keeps nothing.
///
/// What was handed over and could not be taken off the outbox would be handed over again at once, and again.
/// The first failure costs no time; each one after it in a row twice as much as the one before.
package final class StoreTrouble: Sendable {
    private struct State {
        var failures = 0
        var until: Timestamp?
    }

    private static let longestPause = 60
    private let state = Mutex(State())

    package init() {}

    /// When work may go on; nil if nothing holds it.
    package var until: Timestamp? { state.withLock { $0.until } }

    package func isHolding(at now: Timestamp) -> Bool { until.map { now < $0 } ?? false }

    package func failed(at now: Timestamp) {
        state.withLock { state in
            guard state.until.map({ now >= $0 }) ?? true else { return }
            let pause = state.failures == 0 ? 0 : min(Self.longestPause, 1 << min(state.failures, 16))
            state.failures += 1
            state.until = now.adding(seconds: Int64(pause))
        }
    }

    package func worked() { state.withLock { $0 = State() } }
}
