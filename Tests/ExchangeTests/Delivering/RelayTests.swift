// SPDX-License-Identifier: Apache-2.0

import Exchange
import ExchangeTesting
import NoticeFormat
import NoticeSecurity
import Testing

struct `Delivery through a relay` {
    private static let all = [Scene.ash, Scene.birch, Scene.relay]

    @Test func `leaves evidence of every hop with the sender`() async throws {
        var scene = try await Scene(Self.all)
        let notice = try await scene.send(via: [Scene.relay])
        try await scene.settle()

        let delivery = try await scene.delivery(of: notice)
        #expect(delivery.outcome == .opened)
        #expect(
            Set(try await scene.events(of: notice)) == [
                "SubmissionAcceptance", "RelayAcceptance", "ContentConsignment", "ContentAccessTracking",
            ]
        )
        let testimony = delivery.events.filter(\.isTestimony).map(\.payload.event)
        #expect(testimony == [.submissionAcceptance])
        let (ash, birch) = (try scene.id(Scene.ash), try scene.id(Scene.birch))
        #expect(scene.network.envelopeCount(from: ash, to: birch) == 0)
    }

    @Test func `shows the relay parties and times, and no content`() async throws {
        var scene = try await Scene(Self.all)
        let notice = try await scene.send(via: [Scene.relay])
        try await scene.settle()
        let msg = try await scene.delivery(of: notice).message.msg

        let carried = try await scene.node(Scene.relay).view(msg.text)
        #expect(carried.notice == nil)
        #expect(carried.direction == .relayed)
        let held = try await scene.seat(Scene.relay).store.read { try $0.notice(notice) }
        #expect(held == nil)
    }

    @Test func `is taken up again by a relay that was asked twice and lost it on the way`() async throws {
        var scene = try await Scene(Self.all)
        let notice = try await scene.send(via: [Scene.relay])
        try await scene.settle([Scene.ash])
        let msg = try await scene.delivery(of: notice).message.msg
        // The relay forgets: its outbox item goes, as if it dropped the envelope.
        try await scene.seat(Scene.relay).store.write { transaction in
            for item in try transaction.outbox(about: msg) { try transaction.removeOutbox(item.number) }
        }
        try await scene.settle()
        #expect(try await scene.delivery(of: notice).outcome == .atARelay)

        let again = try await scene.handOver(of: notice)
        let answer = try await scene.node(Scene.relay).admitEnvelope(again, from: scene.id(Scene.ash))
        let first = try await scene.delivery(of: notice).events.map(\.record.jws)
        #expect(answer == .accepted(first))
        try await scene.settle()
        #expect(try await scene.delivery(of: notice).outcome == .opened)
    }

    @Test func `ends with the relay's own word when the recipient never answers`() async throws {
        var scene = try await Scene(Self.all)
        scene.network.leave(try scene.id(Scene.birch))
        let notice = try await scene.send(via: [Scene.relay])
        try await scene.settle()
        try await scene.pass(.seconds(NoticeDraft.usualSeconds + 60))

        let delivery = try await scene.delivery(of: notice)
        #expect(delivery.outcome == .expired)
        #expect(delivery.events.contains { $0.payload.event == .relayFailure })
        #expect(delivery.events.allSatisfy(\.isTestimony))
    }

    @Test func `is refused with signed evidence by a relay that does not know the recipient`() async throws {
        var scene = try await Scene(Self.all, pinned: false)
        try await scene.pin(Scene.birch, at: Scene.ash)
        try await scene.pin(Scene.relay, at: Scene.ash)
        try await scene.pin(Scene.ash, at: Scene.relay)
        let notice = try await scene.send(via: [Scene.relay])
        try await scene.settle()

        let delivery = try await scene.delivery(of: notice)
        #expect(delivery.outcome == .refusedByRelay)
        #expect(delivery.events.first?.payload.reasons == [.notServed])
        #expect(delivery.pending.isEmpty)
    }

    @Test func `arrives once through two relays`() async throws {
        var scene = try await Scene(Self.all + ["ferry.example"])
        let notice = try await scene.send(via: [Scene.relay, "ferry.example"])
        try await scene.settle()
        #expect(try await scene.delivery(of: notice).outcome == .opened)
        #expect(try await scene.node(Scene.birch).inbox().count == 1)
    }

    @Test func `brings an officer's acknowledgement back through the relay`() async throws {
        var scene = try await Scene(Self.all)
        let notice = try await scene.send(via: [Scene.relay])
        try await scene.settle()
        let msg = try await scene.delivery(of: notice).message.msg
        let evidence = try await scene.sign(.acknowledged, about: msg)
        try await scene.node(Scene.birch).acceptOfficerEvidence(evidence, of: msg)
        try await scene.settle()
        #expect(try await scene.delivery(of: notice).outcome == .acknowledged)
    }
}
