// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat

/// How often what waits for one party may be made due at once: a few times, then once every few seconds.
///
/// Each time costs this node one try at everything that waits, for one small request: without a limit a party
/// could have itself, or whoever its card names as its address, flooded.
struct HurryBudget {
    static let burst = 3
    static let secondsForOne: Int64 = 5

    private var left = Self.burst
    private var filledAt: Timestamp

    init(at time: Timestamp) {
        filledAt = time
    }

    /// Whether one is left; it is used up then.
    mutating func take(at time: Timestamp) -> Bool {
        let passed = time.seconds(since: filledAt)
        // A clock that was set back must not close the budget for as long.
        if passed < 0 { filledAt = time }
        let earned = max(0, passed) / Self.secondsForOne
        left = Int(min(Int64(Self.burst), Int64(left) + earned))
        filledAt = filledAt.adding(seconds: earned * Self.secondsForOne)
        guard left > 0 else { return false }
        left -= 1
        return true
    }
}
