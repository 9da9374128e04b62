// SPDX-License-Identifier: Apache-2.0

import Exchange
import ExchangeTesting
import NoticeFormat
import NoticeSecurity
import Testing

struct `A clock that is a day off` {
    private static let witness = "witness.example"
    private static let all = [Scene.ash, Scene.birch, Scene.relay, witness]

    /// A warning through the relay, acknowledged by the watch, and what the sender's bundle proves of it.
    private func exchange(shifts: [String: Int64]) async throws -> (Outcome, Set<Guarantee.Name>) {
        var scene = try await Scene(Self.all, shifts: shifts)
        try await scene.publish()
        var draft = try TestParty.draft()
        draft.deadline = nil
        draft.expiry = .at(TestParty.start.adding(seconds: 10 * 86_400))
        let notice = try await scene.send(via: [Scene.relay], draft: draft)
        try await scene.settle()
        let msg = try await scene.delivery(of: notice).message.msg
        let evidence = try await scene.sign(.acknowledged, about: msg) { payload in
            payload.at = payload.at.adding(seconds: shifts[Scene.birch] ?? 0)
        }
        try await scene.node(Scene.birch).acceptOfficerEvidence(evidence, of: msg)
        try await scene.settle()
        for name in Self.all { _ = try await scene.node(name).makeStatuses() }
        try await scene.settle()
        try await scene.publish()
        let outcome = try await scene.delivery(of: notice).outcome
        let bundle = try await scene.node(Scene.ash).bundle(.notice(notice, open: nil), isPartial: false)
        guard case .verified(let report) = try scene.verify(bundle) else { throw Unexpected() }
        #expect(report.deliveries.map(\.outcome) == [outcome])
        return (outcome, Set(report.guarantees.filter(\.isShown).map(\.name)))
    }

    @Test(arguments: all, [-86_400, 86_400] as [Int64])
    func `changes no outcome and no verdict, whose clock it may be`(name: String, seconds: Int64) async throws
    {
        let skewed = try await exchange(shifts: [name: seconds])
        #expect(skewed.0 == .acknowledged)
        #expect(skewed.1 == (try await exchange(shifts: [:])).1)
    }

    @Test func `changes no outcome and no verdict when every clock is wrong in its own way`() async throws {
        let shifts: [String: Int64] = [
            Scene.ash: 86_400, Scene.birch: -86_400, Scene.relay: 43_200, Self.witness: -3600,
        ]
        #expect(try await exchange(shifts: shifts) == exchange(shifts: [:]))
    }
}
