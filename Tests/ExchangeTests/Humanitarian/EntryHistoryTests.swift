// SPDX-License-Identifier: Apache-2.0

import Exchange
import NoticeFormat
import Testing

struct EntryHistoryTests {
    private let a: PartyID
    private let b: PartyID
    private let c: PartyID

    init() throws {
        a = try PartyID("a.example")
        b = try PartyID("b.example")
        c = try PartyID("c.example")
    }

    private func id(_ number: Int) -> ObjectID {
        ObjectID(bytes: [UInt8](repeating: UInt8(number), count: 32))
    }
    private func time(_ minutes: Int64) -> Timestamp { Timestamp(seconds: 1_700_000_000 + minutes * 60) }

    private func notice(
        _ number: Int,
        _ part: EntryNotice.Part,
        _ kind: NoticeKind,
        at minutes: Int64,
        from: PartyID? = nil,
        reached: [PartyID: Int64] = [:]
    ) -> EntryNotice {
        EntryNotice(
            id: id(number),
            part: part,
            kind: kind,
            from: from ?? a,
            sentAt: time(minutes),
            number: number,
            expiresAt: time(1000),
            receptions: [b, c].map {
                EntryNotice.Reception(to: $0, reachedAt: reached[$0].map { time($0) })
            }
        )
    }

    private func version(
        _ number: Int,
        at minutes: Int64,
        escort: Escort? = nil,
        departed: Int64? = nil,
        reached: [PartyID: Int64] = [:]
    ) throws -> EntryNotice {
        var notice = notice(
            number,
            .version,
            number == 1 ? .humanitarianNotification : .update,
            at: minutes,
            reached: reached
        )
        var entry = HumanitarianEntry(
            type: escort == nil ? .staticSite : .movement,
            name: "entry",
            owner: "owner",
            consent: [],
            check: .unverified,
            confirmBy: time(500)
        )
        if let escort {
            entry.movement = MovementParty(
                vehicles: 3,
                persons: 7,
                escort: escort,
                departedAt: departed.map { time($0) }
            )
            notice.window = EventWindow(from: time(100), to: time(200))
            notice.route = try RouteLine(points: [point("1"), point("2")])
        }
        notice.entry = entry
        return notice
    }

    private func point(_ text: String) throws -> Coordinate {
        try Coordinate(latitude: text, longitude: text)
    }

    private func history(_ notices: [EntryNotice]) -> EntryHistory {
        EntryHistory(id: id(1), issuer: a, notices: notices)
    }

    private func departure(_ version: EntryNotice, escort: Escort, at minutes: Int64) throws -> Departure {
        var departure = try #require(version.departure)
        departure.party.escort = escort
        departure.party.departedAt = time(minutes)
        return departure
    }

    @Test func `a movement that is not as it was notified does not become active`() throws {
        let plan = try version(1, at: 0, escort: Escort.none, reached: [b: 1, c: 1])
        let history = history([plan])
        #expect(history.phase == .planned)
        let armed = try departure(plan, escort: .armed, at: 110)
        #expect(history.obstacle(to: armed) == .changed(["escort"]))
        #expect(history.obstacle(to: try departure(plan, escort: .none, at: 110)) == nil)
        var other = try departure(plan, escort: .none, at: 110)
        other.party.vehicles = 4
        other.party.persons = 8
        other.party.marks = "white"
        other.route = try RouteLine(points: [point("1"), point("3")])
        other.window = EventWindow(from: time(100), to: time(201))
        #expect(
            history.obstacle(to: other)
                == .changed(["vehicles", "persons", "marks", "route", "window"])
        )
    }

    @Test func `what changed has to reach every recipient before departure`() throws {
        let plan = try version(1, at: 0, escort: Escort.none, reached: [b: 1, c: 1])
        let sent = try version(2, at: 50, escort: .armed, reached: [b: 51])
        let declared = try departure(sent, escort: .armed, at: 110)
        #expect(history([plan, sent]).obstacle(to: declared) == .notReached([c]))
        let arrived = try version(2, at: 50, escort: .armed, reached: [b: 51, c: 52])
        #expect(history([plan, arrived]).obstacle(to: declared) == nil)
        #expect(
            history([plan, arrived]).obstacle(to: try departure(sent, escort: .armed, at: 99))
                == .outsideWindow
        )
        #expect(
            history([plan, arrived]).obstacle(to: try departure(sent, escort: .armed, at: 201))
                == .outsideWindow
        )
    }

    @Test func `a movement is planned, active, then completed or aborted`() throws {
        let plan = try version(1, at: 0, escort: Escort.none, reached: [b: 1, c: 1])
        let active = try version(2, at: 110, escort: Escort.none, departed: 110, reached: [b: 111, c: 111])
        let changed = try version(3, at: 120, escort: .armed, departed: 110)
        #expect(history([plan, active]).phase == .active)
        #expect(history([plan, active]).unannounced.isEmpty)
        let onTheWay = try departure(active, escort: .armed, at: 110)
        #expect(history([plan, active]).obstacle(to: onTheWay) == nil)
        #expect(history([plan, active, changed]).phase == .active)
        let over = history([plan, active, notice(4, .withdrawal, .closeOut, at: 180)])
        #expect(over.phase == .completed && over.obstacle(to: onTheWay) == .over(.completed))
        #expect(history([plan, notice(4, .withdrawal, .cancel, at: 90)]).phase == .aborted)
        #expect(history([try version(1, at: 0)]).phase == nil)
    }

    @Test func `a recipient sees what a sender changed without a word`() throws {
        let plan = try version(1, at: 0, escort: Escort.none)
        let active = try version(2, at: 110, escort: .armed, departed: 110)
        #expect(history([plan, active]).unannounced == ["escort"])
    }

    @Test func `the state at a past time is that of the notices sent by then`() throws {
        let first = try version(1, at: 10, reached: [b: 12])
        let second = try version(2, at: 100, reached: [b: 130])
        let history = history([
            first, second, notice(3, .confirmation, .reaffirmation, at: 600),
            notice(4, .withdrawal, .cancel, at: 700),
        ])
        func state(_ minutes: Int64) -> (EntryHistory.Condition, ObjectID?, ObjectID?, Bool) {
            let known = history.known(at: time(minutes))
            return (
                known.condition(at: time(minutes)), known.versions.last?.id, known.reached(b)?.version.id,
                known.isConfirmationDue(at: time(minutes))
            )
        }
        #expect(state(9) == (.notYet, nil, nil, false))
        #expect(state(10) == (.inForce, id(1), nil, false))
        #expect(state(12) == (.inForce, id(1), id(1), false))
        #expect(state(120) == (.inForce, id(2), id(1), false))
        #expect(state(130) == (.inForce, id(2), id(2), false))
        #expect(state(501) == (.inForce, id(2), id(2), true))
        #expect(state(601) == (.inForce, id(2), id(2), false))
        #expect(state(701) == (.withdrawn, id(2), id(2), false))
        #expect(self.history([first]).known(at: time(1001)).condition(at: time(1001)) == .expired)
    }

    @Test func `the timer runs from the first call to the acknowledged stop, for each recipient`() throws {
        var call = notice(2, .distress, .distress, at: 100)
        var again = notice(3, .distress, .distress, at: 105)
        #expect(history([try version(1, at: 0)]).timer(b) == nil)
        let running = try #require(history([try version(1, at: 0), call, again]).timer(b))
        #expect(running.calls == 2 && running.stoppedAt == nil)
        #expect(running.seconds(at: time(110)) == 600)
        call.receptions[0].down = Dissemination.Break(level: .crew, at: time(102), reasons: [.pathDown])
        again.receptions[0].stoppedAt = time(117)
        let history = history([try version(1, at: 0), call, again])
        #expect(history.timer(b)?.seconds(at: time(999)) == 1020)
        #expect(history.timer(b)?.down?.level == .crew)
        #expect(history.timer(c)?.stoppedAt == nil)
        #expect(history.known(at: time(116)).timer(b)?.seconds(at: time(116)) == 960)
        #expect(history.known(at: time(101)).timer(b)?.down == nil)
        #expect(history.known(at: time(99)).timer(b) == nil)
    }

    @Test func `only a recipient's own warning counts as warned back`() throws {
        let warning = notice(5, .warnedBack, .warning, at: 50, from: b)
        let history = history([try version(1, at: 0), warning])
        #expect(history.warnedBackAt(b) == time(50) && history.warnedBackAt(c) == nil)
        #expect(history.known(at: time(49)).warnedBackAt(b) == nil)
    }

    @Test func `the line is in order, with the seconds since the message before`() throws {
        let line = history([
            try version(1, at: 0), notice(9, .line, .message, at: 5),
            notice(2, .line, .message, at: 7, from: b),
        ]).line
        #expect(line.map(\.seconds) == [0, 120] && line.map(\.notice.from) == [a, b])
    }
}
