// SPDX-License-Identifier: Apache-2.0

package import Exchange
package import NoticeFormat

/// A clock that is wrong by as many seconds as a test says.
package struct ShiftedClock: TimeSource {
    private let clock: any TimeSource
    private let seconds: Int64

    package init(_ clock: any TimeSource, seconds: Int64) {
        self.clock = clock
        self.seconds = seconds
    }

    package func now() -> Timestamp { clock.now().adding(seconds: seconds) }
}
