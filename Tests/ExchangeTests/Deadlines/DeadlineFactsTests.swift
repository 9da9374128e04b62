// SPDX-License-Identifier: Apache-2.0

import Exchange
import NoticeFormat
import Testing

/// Times are seconds after the sending; the notice expires after 1000.
struct `Deadline facts` {
    private static func time(_ seconds: Int64) -> Timestamp { Timestamp(seconds: 1_800_000_000 + seconds) }

    private static func facts(
        _ clock: DeadlineClock? = .delivery,
        change: (inout DeadlineFacts) -> Void = { _ in }
    ) -> DeadlineFacts {
        let deadline = clock.map { ReplyDeadline(clock: $0, seconds: 100, latest: time(500)) }
        var facts = DeadlineFacts(deadline: deadline, sentAt: time(0), expiresAt: time(1000))
        change(&facts)
        return facts
    }

    @Test(arguments: [
        (DeadlineClock.sending, nil as Int64?, nil as Int64?, 100 as Int64),
        (.delivery, nil, nil, 500),
        (.delivery, 20, nil, 120), (.delivery, 20, 30, 120),
        (.opening, 20, nil, 500), (.opening, 20, 30, 130),
        // Claims: before the sending, and a day ahead.
        (.delivery, -86_400, nil, 100), (.opening, 20, 86_400, 500), (.delivery, 450, nil, 500),
    ])
    func `end by the clock that was agreed`(
        clock: DeadlineClock,
        consigned: Int64?,
        opened: Int64?,
        end: Int64
    ) {
        let facts = Self.facts(clock) {
            $0.consignedAt = consigned.map(Self.time)
            $0.openedAt = opened.map(Self.time)
        }
        #expect(facts.replyEnd == Self.time(end))
        #expect(facts.ladderStart == Self.time(end))
        #expect(facts.replyStanding(at: Self.time(end)) == .running)
        #expect(facts.replyStanding(at: Self.time(end + 1)) == .lapsed)
    }

    @Test func `without a reply deadline hold the notice's end alone`() {
        let facts = Self.facts(nil)
        #expect(facts.replyEnd == nil)
        #expect(facts.replyStanding(at: Self.time(9999)) == nil)
        #expect(facts.ladderStart == Self.time(0))
        #expect(facts.noticeStanding(at: Self.time(1000)) == .running)
        #expect(facts.lapses(at: Self.time(1001)).map(\.lapsed) == [.delivery])
    }

    @Test(arguments: [
        // What was known when, and what the sender signs at 2000.
        (heard: nil as Int64?, answered: nil as Int64?, withdrawn: nil as Int64?, ["reply", "delivery"]),
        (heard: 10, answered: nil, withdrawn: nil, ["reply", "notice"]),
        (heard: 1001, answered: nil, withdrawn: nil, ["reply", "delivery"]),
        (heard: 10, answered: 500, withdrawn: nil, []),
        (heard: 10, answered: 501, withdrawn: nil, ["reply"]),
        (heard: 10, answered: 1001, withdrawn: nil, ["reply", "notice"]),
        (heard: 10, answered: nil, withdrawn: 400, []),
        (heard: 10, answered: nil, withdrawn: 700, ["reply"]),
        (heard: nil, answered: nil, withdrawn: 400, ["delivery"]),
    ])
    func `say what ended in silence`(
        heard: Int64?,
        answered: Int64?,
        withdrawn: Int64?,
        expected: [String]
    ) {
        let facts = Self.facts {
            $0.firstHeard = heard.map(Self.time)
            $0.takenUpAt = answered.map(Self.time)
            $0.withdrawnAt = withdrawn.map(Self.time)
        }
        #expect(facts.lapses(at: Self.time(2000)).map(\.lapsed.rawValue) == expected)
        #expect(facts.lapses(at: Self.time(500)).isEmpty)
    }

    @Test func `give each end once, with its time and its reason`() {
        var facts = Self.facts { $0.firstHeard = Self.time(10) }
        let lapses = facts.lapses(at: Self.time(2000))
        #expect(lapses.map(\.end) == [500, 1000].map(Self.time))
        #expect(lapses.map(\.reason) == [.noAnswer, .notWithdrawn])
        facts.lapsed = [.reply]
        #expect(facts.lapses(at: Self.time(2000)).map(\.lapsed) == [.notice])
        facts.lapsed = [.reply, .delivery]
        #expect(facts.lapses(at: Self.time(2000)).isEmpty)
    }

    @Test func `count no silence of a node that refused`() {
        let facts = Self.facts {
            $0.firstHeard = Self.time(5)
            $0.refusedAt = Self.time(5)
        }
        #expect(facts.lapses(at: Self.time(2000)).isEmpty)
        #expect(facts.replyStanding(at: Self.time(2000)) == .refused)
        #expect(!facts.isSettled)
        #expect(facts.ladderStart == Self.time(5))
    }

    @Test func `show clock, start, end and seconds left`() throws {
        let facts = Self.facts {
            $0.consignedAt = Self.time(20)
            $0.firstHeard = Self.time(21)
        }
        let views = facts.views(at: Self.time(60))
        #expect(views.map(\.limit) == [.reply, .notice])
        #expect(views[0].clock == .delivery && views[0].startedAt == Self.time(20))
        #expect(views.map(\.secondsLeft) == [60, 940])
        #expect(facts.views(at: Self.time(5000)).map(\.secondsLeft) == [0, 0])
    }
}
