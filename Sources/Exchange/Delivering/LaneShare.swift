// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat

/// Shares the places of a round among what waits in each lane.
///
/// Flash goes first, then priority, then routine; but an eighth of the places is kept for each lower lane that
/// has something, so that none of them ever stands still.
package enum LaneShare {
    /// What gets a place, in the order of the lanes, and in each lane in the order given.
    package static func pick<Item>(_ waiting: [Lane: [Item]], places: Int) -> [Item] {
        let floor = max(1, places / 8)
        var rest = max(0, places)
        var picked: [Item] = []
        for (rank, lane) in Lane.byUrgency.enumerated() {
            let lower = Lane.byUrgency[(rank + 1)...]
            let reserved = lower.reduce(0) { $0 + min(floor, waiting[$1]?.count ?? 0) }
            let share = (waiting[lane] ?? []).prefix(max(0, rest - reserved))
            picked += share
            rest -= share.count
        }
        return picked
    }
}

extension Lane {
    /// The most urgent first.
    package static let byUrgency: [Lane] = [.flash, .priority, .routine]

    /// 0 for the most urgent.
    package var rank: Int { Self.byUrgency.firstIndex(of: self) ?? 0 }
}
