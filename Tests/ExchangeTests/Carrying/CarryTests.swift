// SPDX-License-Identifier: Apache-2.0

import Exchange
import ExchangeTesting
import NoticeFormat
import NoticeSecurity
import Testing

struct `A courier` {
    private static let ferry = "ferry.example"
    private static let all = [Scene.ash, Scene.birch, Scene.relay]

    /// No two nodes reach each other.
    private func cutOff(_ scene: Scene) {
        for from in scene.parties {
            for to in scene.parties where from != to { scene.network.set(.unreachable, from: from, to: to) }
        }
    }

    @Test func `brings a notice to its recipient and the evidence back, without any network`() async throws {
        var scene = try await Scene()
        cutOff(scene)
        let notice = try await scene.send()
        let file = try await scene.node(Scene.ash).carryOut(notice.text, to: nil)
        let answer = try await scene.node(Scene.birch).carryIn(file)
        _ = try await scene.node(Scene.ash).carryIn(answer)
        let delivery = try await scene.delivery(of: notice)
        #expect(delivery.outcome == .opened)
        #expect(delivery.routes.map(\.word) == ["accepted"])
        let crossings = delivery.events.filter { $0.payload.file == ObjectHash.digest(file) }
        #expect(Set(crossings.map(\.payload.event)) == [.relayToNonERDS, .receivedFromNonERDS])
        #expect(crossings.allSatisfy { $0.payload.system == "courier" })
    }

    @Test func `goes over a relay, and takes later evidence back`() async throws {
        var scene = try await Scene(Self.all)
        cutOff(scene)
        let notice = try await scene.send(via: [Scene.relay])
        let (ash, birch) = (try scene.node(Scene.ash), try scene.node(Scene.birch))
        let relay = try scene.node(Scene.relay)
        let msg = try await scene.delivery(of: notice).message.msg
        _ = try await relay.carryIn(try await ash.carryOut(notice.text, to: relay.party))
        _ = try await birch.carryIn(try await relay.carryOut(msg.text, to: nil))
        let evidence = try await scene.sign(.acknowledged, about: msg)
        try await birch.acceptOfficerEvidence(evidence, of: msg)
        _ = try await relay.carryIn(try await birch.carryOut(msg.text, to: nil))
        _ = try await ash.carryIn(try await relay.carryOut(msg.text, to: ash.party))
        let delivery = try await scene.delivery(of: notice)
        #expect(delivery.outcome == .acknowledged)
        #expect(delivery.routes.map(\.state) == [.accepted(through: relay.party)])
    }

    @Test func `with the same file again changes nothing`() async throws {
        var scene = try await Scene()
        cutOff(scene)
        let notice = try await scene.send()
        let file = try await scene.node(Scene.ash).carryOut(notice.text, to: nil)
        let birch = try scene.node(Scene.birch)
        let first = try await birch.carryIn(file)
        let size = try await scene.logSize(Scene.birch)
        #expect(try await birch.carryIn(file) == first)
        #expect(try await scene.logSize(Scene.birch) == size)
    }

    @Test func `with a file for somebody else, or changed on the way, is refused without a trace`()
        async throws
    {
        var scene = try await Scene(Self.all)
        cutOff(scene)
        let notice = try await scene.send()
        let file = try await scene.node(Scene.ash).carryOut(notice.text, to: nil)
        let size = try await scene.logSize(Scene.relay)
        let relay = try scene.node(Scene.relay)
        #expect(try await refusalCode { try await relay.carryIn(file) } == "misaddressed")
        #expect(try await scene.logSize(Scene.relay) == size)
        let birch = try scene.node(Scene.birch)
        let before = try await scene.logSize(Scene.birch)
        var other = try CarryFile(canonical: file)
        other.envelope?[100] ^= 1
        #expect(try await refusalCode { try await birch.carryIn(other.payload) } != nil)
        #expect(try await refusalCode { try await birch.carryIn(file + [10]) } == "malformed-carry")
        #expect(try await scene.logSize(Scene.birch) == before)
    }

    @Test func `needs to be told where to go when there are several ways`() async throws {
        var scene = try await Scene(Self.all)
        cutOff(scene)
        let notice = try await scene.send(via: ["direct", Scene.relay])
        let ash = try scene.node(Scene.ash)
        #expect(try await refusalCode { try await ash.carryOut(notice.text, to: nil) } == "no-route")
        #expect(try await refusalCode { try await ash.carryOut(notice.text, to: ash.party) } == "no-route")
        _ = try await ash.carryOut(notice.text, to: try scene.id(Scene.birch))
    }
}
