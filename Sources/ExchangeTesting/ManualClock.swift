// SPDX-License-Identifier: Apache-2.0

internal import Exchange
package import NoticeFormat
internal import Synchronization

/// A time source that stands still until a test moves it.
package final class ManualClock: TimeSource {
    private let time: Mutex<Timestamp>

    package init(_ start: Timestamp) {
        time = Mutex(start)
    }

    package func now() -> Timestamp {
        time.withLock { $0 }
    }

    package func set(_ new: Timestamp) {
        time.withLock { $0 = new }
    }

    /// Moves on by whole seconds; a fraction is dropped.
    package func advance(by duration: Duration) {
        time.withLock { $0 = $0 + duration }
    }
}
