// SPDX-License-Identifier: Apache-2.0

import Exchange
import ExchangeTesting
import NoticeFormat
import NoticeSecurity
import Testing

/// Claims asked of a node's record and of the bundles it makes (docs/spec/claim.md section 12).
struct ClaimRecordTests {
    /// One notice from ash to birch, an hour after the first status and an hour before the last.
    private func scene(shifts: [String: Int64] = [:]) async throws -> (Scene, ObjectID) {
        var scene = try await Scene([Scene.ash, Scene.birch, Scene.relay], shifts: shifts)
        try await state(scene)
        scene.clock.advance(by: .seconds(3600))
        try await state(scene)
        let notice = try await scene.send()
        try await scene.settle()
        try await scene.publish()
        scene.clock.advance(by: .seconds(3600))
        try await state(scene)
        scene.clock.advance(by: .seconds(1))
        try await state(scene)
        return (scene, notice)
    }

    private func state(_ scene: Scene) async throws {
        try await scene.node(Scene.ash).makeStatus(for: scene.id(Scene.birch))
        try await scene.settle()
        try await scene.publish()
    }

    private func claim(_ scene: Scene, _ order: ClaimedOrder, at seconds: Int64) throws -> Claim {
        var claim = Claim(.notice)
        claim.sender = try scene.id(Scene.ash)
        claim.recipients = [try scene.id(Scene.birch)]
        let event = TestParty.start.adding(seconds: seconds)
        claim.event = ClaimedEvent(from: event, to: event)
        claim.time = ClaimedTime(order)
        return claim
    }

    /// What a stranger finds who trusts the other party's witness.
    private func offline(_ scene: Scene, _ claim: Claim, _ notice: ObjectID) async throws -> ClaimReport {
        let node = try scene.node(Scene.ash)
        let channel = BundleSubject.channel(from: try scene.id(Scene.ash), to: try scene.id(Scene.birch))
        var facts = ClaimFacts()
        for subject in [BundleSubject.notice(notice, open: nil), channel] {
            let bundle = try await node.bundle(subject, isPartial: true)
            guard case .verified(let report) = try scene.verify(bundle) else { throw Unexpected() }
            facts.merge(report.facts)
        }
        return ClaimChecker.check(claim, by: facts)
    }

    private static let rows: [(ClaimedOrder, Int64, ClaimVerdict)] = [
        (.before, 7000, .supported), (.before, 1800, .contradicted), (.before, 3600, .contradicted),
        (.after, 1800, .supported), (.after, 7000, .notShown),
    ]

    @Test(arguments: rows)
    func `the record and its bundles answer alike, by both ends`(row: (ClaimedOrder, Int64, ClaimVerdict))
        async throws
    {
        let (scene, notice) = try await scene()
        let claim = try claim(scene, row.0, at: row.1)
        let stranger = try await offline(scene, claim, notice)
        #expect(stranger.answer(.time)?.verdict == row.2, "\(stranger.lines)")
        for name in [Scene.ash, Scene.birch] {
            let report = try await scene.node(name).check(claim, policy: nil)
            #expect(report.answer(.time)?.verdict == row.2, "\(name): \(report.lines)")
            #expect(report.answers[0].together == stranger.answers[0].together)
        }
    }

    @Test(arguments: [-86_400, 86_400] as [Int64])
    func `a clock that is a day off moves no margin of what its owner signs`(shift: Int64) async throws {
        let (straight, notice) = try await scene()
        let (crooked, other) = try await scene(shifts: [Scene.ash: shift])
        let claims = (
            try claim(straight, .before, at: 7000), try claim(crooked, .before, at: 7000)
        )
        let one = try await offline(straight, claims.0, notice)
        let two = try await offline(crooked, claims.1, other)
        let (left, right) = (try #require(one.answer(.time)), try #require(two.answer(.time)))
        // The others witness ash with straight clocks: the lower bound is the same.
        #expect(left.margin?.atMost == right.margin?.atMost)
        #expect(left.verdict == .supported)
        let lateByOwnWord = right.margin?.atLeast.map { $0 < -80_000 || $0 > 80_000 } ?? false
        #expect(!lateByOwnWord)
    }

    @Test func `nothing of another kind or to another party is borne out`() async throws {
        let (scene, _) = try await scene()
        var claim = try claim(scene, .before, at: 7000)
        claim.kinds = [.invitation]
        let report = try await scene.node(Scene.ash).check(claim, policy: nil)
        #expect(report.answer(.existence)?.verdict == .contradicted)
        #expect(report.answer(.existence)?.scope == .byHerald)
        claim.recipients = [try scene.id("cedar.example")]
        let other = try await scene.node(Scene.ash).check(claim, policy: nil)
        #expect(other.answers[0].parts.allSatisfy { $0.verdict == .notShown })
    }

    @Test func `more notices than are looked at contradict nothing`() async throws {
        var scene = try await Scene([Scene.ash, Scene.birch, Scene.relay])
        try await state(scene)
        for _ in 0..<30 { try await scene.send() }
        try await scene.settle()
        try await scene.publish()
        scene.clock.advance(by: .seconds(3600))
        try await state(scene)
        scene.clock.advance(by: .seconds(1))
        try await state(scene)
        var claim = try claim(scene, .before, at: 3600)
        claim.fields = [ClaimedField(.dissent, .filled)]
        let report = try await scene.node(Scene.ash).check(claim, policy: nil)
        #expect(report.answer(.time)?.verdict == .supported)
        #expect(report.answer(.field(claim.fields[0]))?.verdict == .notShown)
        #expect(report.answer(.field(claim.fields[0]))?.words.contains("more notices") == true)
    }
}
