// SPDX-License-Identifier: Apache-2.0

import ExchangeTesting
import NoticeFormat
import NoticeSecurity
import StrictJSON
import Testing

/// Before, after and how long, by witnessed windows alone (docs/spec/claim.md section 4).
struct ClaimTimeTests {
    struct Row: Sendable {
        /// Window of the dispatch, and the upper bound of the arrival.
        let made: (Int64?, Int64?)
        let arrived: Int64?
        let before: ClaimVerdict
        let after: ClaimVerdict
    }

    /// Against second 1000.
    static let rows: [Row] = [
        Row(made: (100, 200), arrived: 300, before: .supported, after: .notShown),
        Row(made: (100, 200), arrived: 999, before: .supported, after: .notShown),
        Row(made: (100, 200), arrived: 1000, before: .notShown, after: .notShown),
        Row(made: (100, 200), arrived: nil, before: .notShown, after: .notShown),
        Row(made: (nil, nil), arrived: 500, before: .supported, after: .notShown),
        Row(made: (nil, nil), arrived: nil, before: .notShown, after: .notShown),
        Row(made: (900, 1100), arrived: 1200, before: .notShown, after: .notShown),
        Row(made: (1000, 1100), arrived: 1200, before: .notShown, after: .notShown),
        Row(made: (1001, 1100), arrived: 1200, before: .notShown, after: .supported),
        Row(made: (1001, nil), arrived: nil, before: .notShown, after: .supported),
    ]

    @Test(arguments: rows)
    func `a notice is before or after an event only if its witnessed window says so`(row: Row) throws {
        var scene = ClaimScene()
        let dispatch = try scene.send(from: row.made.0, to: row.made.1)
        scene.sign(.contentConsignment, of: dispatch, to: row.arrived)
        #expect(scene.answer(.warned(.before), .time)?.verdict == row.before)
        #expect(scene.answer(.warned(.after), .time)?.verdict == row.after)
    }

    @Test func `without arrival nothing is said to have come before or after`() throws {
        var scene = ClaimScene()
        try scene.send(from: 100, to: 200)
        #expect(scene.answer(.warned(.before), .time)?.verdict == .notShown)
        #expect(scene.answer(.warned(.before, act: .sending), .time)?.verdict == .supported)
        var late = ClaimScene()
        try late.send(from: 2000, to: 2100)
        #expect(late.answer(.warned(.after), .time)?.verdict == .notShown)
    }

    @Test func `an opening that is claimed is held against the event, and not the arrival before it`()
        throws
    {
        var scene = ClaimScene()
        let dispatch = try scene.send(from: 100, to: 200)
        scene.sign(.contentConsignment, of: dispatch, to: 300)
        scene.sign(.contentAccessTracking, of: dispatch, to: 1200)
        let opened = Claim.warned(.before).with { $0.arrival = .opened }
        #expect(scene.answer(.warned(.before), .time)?.verdict == .supported)
        #expect(scene.answer(opened, .time)?.verdict == .notShown)
        scene.sign(.contentHandover, of: dispatch, to: 900)
        #expect(scene.answer(opened, .time)?.verdict == .supported)
    }

    @Test func `margins are printed from both ends of the window`() throws {
        var scene = ClaimScene()
        let dispatch = try scene.send(from: 100, to: 200)
        scene.sign(.contentConsignment, of: dispatch, to: 810)
        let answer = try #require(scene.answer(.warned(.before), .time))
        #expect(answer.margin == ClaimMargin(order: .before, atLeast: 190, atMost: 900))
        #expect(answer.words.contains("at least 3 min 10 s and at most 15 min before"))
    }

    @Test(
        arguments: [(190, .supported), (191, .notShown), (900, .notShown), (901, .contradicted)]
            as [(Int, ClaimVerdict)]
    )
    func `a lead holds by the window, and fails only where the window excludes it`(
        row: (Int, ClaimVerdict)
    ) throws {
        var scene = ClaimScene()
        let dispatch = try scene.send(from: 100, to: 200)
        scene.sign(.contentConsignment, of: dispatch, to: 810)
        scene.state(1, from: 5000)
        #expect(scene.answer(.warned(.before, lead: row.0), .lead)?.verdict == row.1)
    }

    @Test func `before is contradicted by Herald when the sender bound itself past the event`() throws {
        var scene = ClaimScene()
        let dispatch = try scene.send(from: 1190, to: 1300)
        scene.sign(.contentConsignment, of: dispatch, to: 1400)
        #expect(scene.answer(.warned(.before), .time)?.verdict == .notShown)
        scene.state(1, from: 2000)
        let answer = try #require(scene.answer(.warned(.before), .time))
        #expect(answer.verdictWords == "contradicted by Herald")
        #expect(answer.margin == ClaimMargin(order: .after, atLeast: 190, atMost: 400))
        let soles: Set<NoticeKind> = [.warning]
        scene.facts.soleRoutes = [ClaimScene.ash: soles]
        #expect(scene.answer(.warned(.before), .time)?.scope == .byHerald)
        scene.facts.soleRoutes[ClaimScene.birch] = soles
        #expect(scene.answer(.warned(.before), .time)?.verdictWords == "contradicted outright")
        #expect(scene.answer(.warned(.after), .time)?.verdict == .supported)
    }

    @Test(arguments: [999, nil] as [Int64?])
    func `a status that is not shown to be later than the event binds nobody`(bound: Int64?) throws {
        var scene = ClaimScene()
        scene.state(0, from: bound)
        #expect(scene.answer(.warned(.before), .time)?.verdict == .notShown)
    }

    @Test func `nor does the recipient's status, a revoked key, a gap or a notice that is not here`() throws {
        var other = ClaimScene()
        other.state(0, from: 2000, by: ClaimScene.birch)
        #expect(other.answer(.warned(.before), .time)?.verdict == .notShown)
        var revoked = ClaimScene()
        revoked.state(0, from: 2000, counts: false)
        #expect(revoked.answer(.warned(.before), .time)?.verdict == .notShown)
        var gap = ClaimScene()
        gap.state(1, from: 2000)
        #expect(gap.answer(.warned(.before), .time)?.verdict == .notShown)
        var closed = ClaimScene()
        try closed.send(from: 10, to: 20, isHeld: false)
        closed.state(1, from: 2000)
        #expect(closed.answer(.warned(.before), .time)?.verdict == .notShown)
        var message = ClaimScene()
        try message.send(.message, from: 10, to: 20)
        message.state(1, from: 2000)
        #expect(message.answer(.warned(.before), .time)?.verdict == .contradicted)
    }

    @Test func `a claim without an end is contradicted by nothing that was not sent`() throws {
        var scene = ClaimScene()
        scene.state(0, from: 2000)
        #expect(scene.answer(.warned, .existence)?.verdict == .notShown)
        let ended = Claim.warned.with { $0.about = ClaimSubject(madeTo: ClaimScene.time(1500)) }
        #expect(scene.answer(ended, .existence)?.verdict == .contradicted)
        let later = Claim.warned.with { $0.about = ClaimSubject(madeTo: ClaimScene.time(2001)) }
        #expect(scene.answer(later, .existence)?.verdict == .notShown)
    }
}
