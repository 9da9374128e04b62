// SPDX-License-Identifier: Apache-2.0

import Exchange
import NoticeFormat
import Synchronization

/// The one clock of a replay: it stands still until it is moved, and never goes back.
final class SimulatedClock: TimeSource {
    private let time: Mutex<Timestamp>

    init(_ start: Timestamp) {
        time = Mutex(start)
    }

    func now() -> Timestamp { time.withLock { $0 } }

    /// An earlier time changes nothing.
    func move(to new: Timestamp) {
        time.withLock { $0 = max($0, new) }
    }

    func advance(seconds: Int64) {
        precondition(seconds >= 0, "the simulated clock never goes back")
        time.withLock { $0 = $0.adding(seconds: seconds) }
    }
}
