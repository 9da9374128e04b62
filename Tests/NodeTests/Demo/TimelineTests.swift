// SPDX-License-Identifier: Apache-2.0

import NoticeFormat
import Synchronization
import Testing

@testable import herald_node

struct TimelineTests {
    /// Keeps the lines a timeline writes.
    private final class Paper: Sendable {
        private let kept = Mutex<[String]>([])
        var lines: [String] { kept.withLock { $0 } }
        func write(_ line: String) { kept.withLock { $0.append(line) } }
    }

    @Test func `marks a replay at its head and at its foot`() throws {
        let paper = Paper()
        let timeline = Timeline { paper.write($0) }
        let incident = try IncidentFile(text: SampleIncident.text(), name: "small.yaml")
        timeline.head(incident, try #require(incident.variants.first))
        timeline.foot()
        #expect(paper.lines.first == "EXERCISE – a replay, not the real thing")
        #expect(paper.lines.last { !$0.isEmpty } == "EXERCISE – a replay, not the real thing")
    }

    @Test func `says which lines happened outside Herald`() {
        let paper = Paper()
        Timeline { paper.write($0) }.note(Timestamp(seconds: 0), "Something happens.")
        #expect(paper.lines == ["  1970-01-01T00:00:00Z  outside Herald       Something happens."])
    }

    @Test func `breaks long lines between words`() {
        let paper = Paper()
        let text = Array(repeating: "word", count: 60).joined(separator: " ")
        Timeline { paper.write($0) }.note(Timestamp(seconds: 0), text)
        #expect(paper.lines.count > 1)
        #expect(paper.lines.allSatisfy { $0.count <= 110 })
        #expect(paper.lines.joined(separator: " ").split(separator: " ").filter { $0 == "word" }.count == 60)
    }

    @Test func `says held, failed and pending apart`() {
        let paper = Paper()
        let timeline = Timeline { paper.write($0) }
        timeline.expectation("One", .held(["because"]))
        timeline.expectation("Two", .failed(["expected a, found b"]))
        timeline.expectation("Three", .pending("claims"))
        #expect(
            paper.lines == [
                "  held    One", "            because", "  FAILED  Two", "            expected a, found b",
                "  pending claims: Three",
            ]
        )
    }
}

struct ReplayTallyTests {
    @Test func `never counts a pending expectation as held`() {
        var tally = ReplayTally()
        tally.count(.pending("claims"))
        tally.count(.held([]))
        #expect(tally.lines == ["1 expectations held, 1 pending"])
    }

    @Test func `names the failed ones before the sum`() {
        var tally = ReplayTally()
        tally.count(.failed(["why"]))
        var sum = ReplayTally()
        sum += tally
        sum += tally
        #expect(sum.lines == ["2 failed", "0 expectations held, 0 pending"])
    }
}
