// SPDX-License-Identifier: Apache-2.0

import Exchange
import NoticeFormat
import Testing

/// Whose fault a missing status is, as a table.
///
/// The status was due at 1000 and is late after 1005.
struct HeartbeatVerdictTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let name: String
        var now: Int64 = 1100
        var since: Int64 = 0
        var contact: Int64?
        var failure: Int64?
        var nobody = false
        let segment: OutageSegment?

        var testDescription: String { name }
    }

    static let rows = [
        Row(name: "not late yet", now: 1005, contact: 1003, segment: nil),
        Row(name: "late, and it answers", now: 1006, contact: 1003, segment: .other),
        Row(name: "it answered before the status was due only", contact: 999, segment: nil),
        Row(name: "it cannot be reached", failure: 1003, segment: .path),
        Row(name: "it answered, and then not any more", contact: 1003, failure: 1004, segment: .path),
        Row(name: "it did not answer, and then it did", contact: 1004, failure: 1003, segment: .other),
        Row(name: "nobody can be reached", failure: 1003, nobody: true, segment: .own),
        Row(name: "nobody has tried", segment: nil),
        Row(name: "this node has just come back", since: 1090, contact: 1095, segment: nil),
        Row(
            name: "this node came back an interval and more ago",
            since: 1084,
            contact: 1095,
            segment: .other
        ),
    ]

    @Test(arguments: rows)
    func `follows from what this node saw`(row: Row) {
        func time(_ seconds: Int64) -> Timestamp { Timestamp(seconds: 1_800_000_000 + seconds) }
        let verdict = HeartbeatVerdict(
            now: time(row.now),
            due: time(1000),
            tolerance: 5,
            interval: 10,
            watchingSince: time(row.since),
            lastContact: row.contact.map(time),
            lastFailure: row.failure.map(time),
            reachesNobody: row.nobody
        )
        #expect(verdict.segment == row.segment)
    }

    @Test(arguments: [(10, 5), (3600, 600), (60, 30), (4, 5)] as [(Int64, Int64)])
    func `half an interval is late, within limits`(interval: Int64, tolerance: Int64) {
        #expect(HeartbeatVerdict.tolerance(of: interval) == tolerance)
    }
}
