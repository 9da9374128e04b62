// SPDX-License-Identifier: Apache-2.0

import Exchange
import ExchangeTesting
import NoticeFormat
import NoticeSecurity
import Testing

/// A node whose keys were taken sends without its officers.
struct `A notice without its approvals` {
    private func present(_ count: Int) async throws -> (Scene, TestMessage) {
        let scene = try await Scene()
        let birch = try scene.seat(Scene.birch).party
        var ash = try scene.seat(Scene.ash).party
        let composed = try ash.compose(TestParty.draft(), to: [birch.id])
        var approvals: [String] = []
        for officer in ash.officers.prefix(count) {
            approvals.append(try ash.approval(of: composed.id, by: officer))
        }
        let notice = try NoticeVerifier.verify(
            text: composed.text,
            approvals: approvals,
            issuer: ash.chain,
            mode: .complete
        )
        let message = try ash.message(notice, to: birch)
        let node = try scene.node(Scene.birch)
        guard case .accepted = try await node.admitEnvelope(ash.handOver(message), from: ash.id) else {
            throw Unexpected()
        }
        _ = try await node.openWaiting()
        return (scene, message)
    }

    @Test(arguments: [0, 1])
    func `is refused at opening with signed evidence`(count: Int) async throws {
        let (scene, message) = try await present(count)
        let view = try await scene.node(Scene.birch).view(message.msg.text)
        #expect(view.state == .refused)
        #expect(view.notice == nil)
        let last = try #require(view.messages.first?.events.last?.payload)
        #expect(last.event == .contentConsignmentFailure)
        #expect(last.reasons == [.mandateNotMet])
        #expect(try await scene.unbrokenEnd() == 0)
    }

    @Test func `is recorded, and the party is told once a minute at most`() async throws {
        let (scene, message) = try await present(1)
        let node = try scene.node(Scene.birch)
        let seen = try await node.impersonations().seen
        #expect(seen.map(\.reason) == [.mandateNotMet])
        #expect(seen.first?.digest == message.sealed.env)
        #expect(try await node.reportImpersonations() == 1)
        #expect(try await node.reportImpersonations() == 0)
        try await scene.settle([Scene.birch])
        #expect(try await scene.node(Scene.ash).impersonations().received.count == 1)

        var ash = try scene.seat(Scene.ash).party
        let birch = try scene.seat(Scene.birch).party
        for number in 2...4 {
            let composed = try ash.compose(TestParty.draft("\(number)"), to: [birch.id])
            let notice = try NoticeVerifier.verify(
                text: composed.text,
                approvals: [],
                issuer: ash.chain,
                mode: .complete
            )
            let next = try ash.message(notice, to: birch, number: number, previous: message.dispatch.id)
            _ = try await node.admitEnvelope(ash.handOver(next), from: ash.id)
        }
        _ = try await node.openWaiting()
        #expect(try await node.reportImpersonations() == 0)
        scene.clock.advance(by: .seconds(60))
        #expect(try await node.reportImpersonations() == 1)
        try await scene.settle([Scene.birch])
        let reports = try await scene.node(Scene.ash).impersonations().received
        let newest = try ImpersonationVerifier.verify(try #require(reports.first), issuer: birch.chain)
        #expect(newest.payload.count == 3)
    }
}
