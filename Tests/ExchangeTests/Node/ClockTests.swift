// SPDX-License-Identifier: Apache-2.0

import Exchange
import ExchangeTesting
import NoticeFormat
import NoticeSecurity
import Testing

struct MonotoneClockTests {
    private static let start = TestParty.start

    @Test func `is the inner clock while that goes on`() {
        let inner = ManualClock(Self.start)
        let clock = MonotoneClock(inner, notBefore: nil)
        inner.advance(by: .seconds(7))
        #expect(clock.now() == Self.start.adding(seconds: 7))
    }

    @Test func `begins at the last kept time, goes on slowly, and is caught up with`() {
        let inner = ManualClock(Self.start)
        let clock = MonotoneClock(inner, notBefore: Self.start.adding(seconds: 100))
        #expect(clock.now() == Self.start.adding(seconds: 100))
        inner.advance(by: .seconds(60))
        #expect(clock.now() == Self.start.adding(seconds: 130))
        inner.advance(by: .seconds(160))
        #expect(clock.now() == Self.start.adding(seconds: 220))
        inner.advance(by: .seconds(1))
        #expect(clock.now() == Self.start.adding(seconds: 221))
    }

    @Test func `never goes back when the inner clock does`() {
        let inner = ManualClock(Self.start)
        let clock = MonotoneClock(inner, notBefore: nil)
        inner.advance(by: .seconds(1000))
        var last = clock.now()
        inner.advance(by: .seconds(-500))
        for _ in 0..<20 {
            inner.advance(by: .seconds(100))
            #expect(clock.now() >= last)
            last = clock.now()
        }
        #expect(last == inner.now())
    }

    @Test func `keeps a node's times in order that is started with a clock behind its record`() async throws {
        var scene = try await Scene()
        try await scene.send()
        try await scene.settle()
        scene.clock.advance(by: .seconds(-86_400))
        try await scene.restart(Scene.ash)
        let birch = try scene.id(Scene.birch)
        try await scene.node(Scene.ash).makeStatus(for: birch)
        let (ash, store) = (try scene.id(Scene.ash), try scene.seat(Scene.ash).store)
        let last = try await store.read { try $0.lastStatus(by: ash, about: birch) }
        #expect((last?.keptAt ?? TestParty.start) >= TestParty.start)
    }
}

struct ClockFindingsTests {
    private static func time(_ seconds: Int64) -> Timestamp { TestParty.start.adding(seconds: seconds) }

    struct Row: Sendable {
        let claim: ClockFindings.Claim
        let count: Int
        let word: String
    }

    static let rows = [
        Row(claim: .init(at: time(0), keptAt: time(0)), count: 0, word: ""),
        Row(claim: .init(at: time(-90_000), keptAt: time(0)), count: 0, word: ""),
        Row(claim: .init(at: time(86_400), keptAt: time(0)), count: 0, word: ""),
        Row(claim: .init(at: time(86_401), keptAt: time(0)), count: 1, word: "more than a day"),
        Row(claim: .init(at: time(0), keptAt: time(0), madeAfter: time(1)), count: 1, word: "anchor"),
        Row(claim: .init(at: time(0), keptAt: time(0), madeAfter: time(0)), count: 0, word: ""),
        Row(claim: .init(at: time(0), keptAt: time(0), previous: time(1)), count: 1, word: "one before it"),
        Row(
            claim: .init(at: time(90_000), keptAt: time(0), madeAfter: time(90_001), previous: time(90_002)),
            count: 3,
            word: "one before it"
        ),
    ]

    @Test(arguments: rows)
    func `flag what is implausible or goes back, and nothing else`(row: Row) {
        let words = ClockFindings.words(on: row.claim)
        #expect(words.count == row.count)
        #expect(row.word.isEmpty || words.last?.contains(row.word) == true)
    }
}

/// The whole exchange with one party's clock a day ahead of or behind the others'.
struct SkewTests {
    private static let names = [Scene.ash, Scene.birch, Scene.relay]

    @Test(arguments: names, [-86_400, 86_400] as [Int64])
    func `a party a day off sends, relays, answers and proves like any other`(
        name: String,
        skew: Int64
    ) async throws {
        var scene = try await Scene(Self.names, shifts: [name: skew])
        for party in Self.names { _ = try await scene.node(party).makeStatuses() }
        try await scene.settle()
        try await scene.publish()
        var draft = try TestParty.draft()
        draft.expiry = .afterSeconds(600)
        // Its end is a fixed time, which has passed by a clock that is a day ahead.
        draft.deadline = nil
        let notice = try await scene.send(via: [Scene.relay], draft: draft)
        for _ in 0..<3 { try await scene.pass(.seconds(5)) }
        let msg = try await scene.delivery(of: notice).message.msg
        let text = try await scene.sign(.acknowledged, about: msg)
        try await scene.node(Scene.birch).acceptOfficerEvidence(text, of: msg)
        try await scene.settle()
        #expect(try await scene.delivery(of: notice).outcome == .acknowledged)
        for party in Self.names { _ = try await scene.node(party).makeStatuses() }
        try await scene.settle()
        try await scene.publish()
        let (ash, birch) = (try scene.id(Scene.ash), try scene.id(Scene.birch))
        for party in [Scene.ash, Scene.birch] {
            let bundle = try await scene.node(party).bundle(.notice(notice, open: nil), isPartial: false)
            guard case .verified(let report) = try scene.verify(bundle) else { throw Unexpected() }
            #expect(report.deliveries.first?.outcome == .acknowledged)
            let channel = try await scene.node(party).bundle(
                .channel(from: ash, to: birch),
                isPartial: false
            )
            guard case .verified(let state) = try scene.verify(channel) else { throw Unexpected() }
            #expect(state.channels.first?.isComplete == true)
        }
    }
}
