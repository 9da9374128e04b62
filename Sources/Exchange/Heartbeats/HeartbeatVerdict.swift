// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat

/// Decides whether a counterpart's status is overdue, and where the fault lies, from what this node saw.
///
/// Times are of this node's own clock and are compared with one another only.
package struct HeartbeatVerdict: Sendable, Hashable {
    package var now: Timestamp
    /// When the next status was due: one interval after the last, or after this node first stated the channel.
    package var due: Timestamp
    /// How late a status may be without being missed, in seconds.
    package var tolerance: Int64
    /// Seconds between two statuses of the counterpart.
    package var interval: Int64
    /// Since when this process has run.
    package var watchingSince: Timestamp
    /// When the counterpart last answered or asked anything.
    package var lastContact: Timestamp?
    /// When it last gave no answer.
    package var lastFailure: Timestamp?
    /// Everybody this node tried gave no answer, and there are at least two of them.
    package var reachesNobody: Bool

    package init(
        now: Timestamp,
        due: Timestamp,
        tolerance: Int64,
        interval: Int64,
        watchingSince: Timestamp,
        lastContact: Timestamp? = nil,
        lastFailure: Timestamp? = nil,
        reachesNobody: Bool = false
    ) {
        self.now = now
        self.due = due
        self.tolerance = tolerance
        self.interval = interval
        self.watchingSince = watchingSince
        self.lastContact = lastContact
        self.lastFailure = lastFailure
        self.reachesNobody = reachesNobody
    }

    /// Late means more than half an interval, at least 5 seconds and at most 10 minutes.
    package static func tolerance(of interval: Int64) -> Int64 { min(600, max(5, interval / 2)) }

    /// Nil while nothing is missed, or while this node cannot tell whose fault it is.
    package var segment: OutageSegment? {
        guard now.seconds(since: due) > tolerance else { return nil }
        // Whoever has just come back was away itself: the counterpart gets its time to be heard.
        guard now.seconds(since: watchingSince) > interval + tolerance else { return nil }
        if reachesNobody { return .own }
        switch (lastContact, lastFailure) {
        case (nil, nil): return nil
        case (nil, .some): return .path
        case (.some(let contact), nil): return contact >= due ? .other : nil
        case (.some(let contact), .some(let failure)):
            if failure > contact { return .path }
            return contact >= due ? .other : nil
        }
    }
}
