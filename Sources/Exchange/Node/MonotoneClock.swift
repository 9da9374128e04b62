// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat
internal import Synchronization

/// A clock that never goes back, whatever the one beneath it does.
///
/// Ahead of the inner clock it goes on at half its pace until the inner one has caught up: what waits still
/// comes due, and a clock that was set wrong once is right again in time.
package final class MonotoneClock: TimeSource {
    private struct State {
        var inner: Timestamp
        var last: Timestamp
        /// Where the slow stretch began: inner time and own time.
        var slow: (inner: Timestamp, own: Timestamp)?
    }

    private let source: any TimeSource
    private let state: Mutex<State>

    /// Begins at `floor`, the last time that a record holds, where the inner clock is behind it.
    package init(_ source: any TimeSource, notBefore floor: Timestamp?) {
        self.source = source
        let inner = source.now()
        let last = max(inner, floor ?? inner)
        state = Mutex(State(inner: inner, last: last, slow: last > inner ? (inner, last) : nil))
    }

    package func now() -> Timestamp {
        let inner = source.now()
        return state.withLock { state in
            if inner < state.inner { state.slow = (inner, state.last) }
            state.inner = inner
            var time = inner
            if let slow = state.slow {
                time = max(inner, slow.own.adding(seconds: inner.seconds(since: slow.inner) / 2))
                if time == inner { state.slow = nil }
            }
            state.last = max(state.last, time)
            return state.last
        }
    }
}
