// SPDX-License-Identifier: Apache-2.0

import Exchange
import ExchangeTesting
import NoticeFormat
import NoticeSecurity
import Testing

struct `A node that comes back` {
    /// A scene in which ash has tried so often that its next try is a minute away, and birch is back since.
    private func away(
        _ names: [String] = [Scene.ash, Scene.birch],
        via: [String] = []
    ) async throws -> (Scene, ObjectID) {
        var scene = try await Scene(names)
        let birch = try scene.id(Scene.birch)
        scene.network.leave(birch)
        let notice = try await scene.send(via: via)
        for _ in 0..<8 { try await scene.pass(.seconds(60)) }
        try await scene.restart(Scene.birch)
        try await scene.settle()
        return (scene, notice)
    }

    @Test func `gets what waits for it as soon as it says that it is back`() async throws {
        let (scene, notice) = try await away()
        let waiting = try #require(try await scene.delivery(of: notice).pending.first)
        #expect(waiting.due.seconds(since: scene.clock.now()) > 30)

        #expect(try await scene.node(Scene.birch).announceReturn().isEmpty)
        try await scene.settle()
        #expect(try await scene.delivery(of: notice).outcome == .opened)
        #expect(try await scene.outboxCount(Scene.ash) == 0)
    }

    @Test func `is told by a relay too what it kept`() async throws {
        let (scene, notice) = try await away([Scene.ash, Scene.birch, Scene.relay], via: [Scene.relay])
        #expect(try await scene.delivery(of: notice).outcome == .atARelay)
        _ = try await scene.node(Scene.birch).announceReturn()
        try await scene.settle()
        #expect(try await scene.delivery(of: notice).outcome == .opened)
    }

    @Test func `is taken for present once anything of it is heard`() async throws {
        let (scene, notice) = try await away()
        try await scene.node(Scene.birch).makeStatus(for: scene.id(Scene.ash))
        try await scene.settle()
        #expect(try await scene.delivery(of: notice).outcome == .opened)
    }

    @Test func `gets the rest at once when one try reaches it`() async throws {
        var (scene, notice) = try await away()
        let second = try await scene.send()
        try await scene.settle([Scene.ash])
        for each in [notice, second] {
            #expect(try await scene.delivery(of: each).outcome == .atTheNode)
        }
    }

    @Test func `tries again itself what it had put off`() async throws {
        var scene = try await Scene()
        let birch = try scene.id(Scene.birch)
        scene.network.leave(birch)
        let notice = try await scene.send()
        for _ in 0..<8 { try await scene.pass(.seconds(60)) }
        try await scene.restart(Scene.birch)
        try await scene.restart(Scene.ash)
        try await scene.settle()
        #expect(try await scene.delivery(of: notice).outcome == .sent)
        try await scene.node(Scene.ash).resumeDeliveries()
        try await scene.settle()
        #expect(try await scene.delivery(of: notice).outcome == .opened)
    }

    @Test func `gets again what it has signed nothing about, and nothing else`() async throws {
        var scene = try await Scene([Scene.ash, Scene.birch, Scene.relay])
        let kept = try await scene.send()
        try await scene.settle()
        let lost = try await scene.send(via: [Scene.relay])
        try await scene.settle([Scene.ash])
        try await scene.dropAtRelay(lost)
        try await scene.settle()
        let (ash, birch) = (try scene.node(Scene.ash), try scene.id(Scene.birch))

        #expect(try await ash.acceptReturn(have: 2, from: birch) == 0)
        #expect(try await ash.acceptReturn(have: 0, from: birch) == 1)
        try await scene.settle()
        for notice in [kept, lost] {
            #expect(try await scene.delivery(of: notice).outcome == .opened)
        }
        #expect(scene.network.envelopeCount(from: try scene.id(Scene.ash), to: birch) == 1)
    }

    @Test func `names those that gave no answer, and nobody twice`() async throws {
        let scene = try await Scene([Scene.ash, Scene.birch, "cedar.example"])
        let birch = try scene.id(Scene.birch)
        scene.network.leave(birch)
        let ash = try scene.node(Scene.ash)
        #expect(try await ash.announceReturn() == [birch])
        #expect(try await ash.announceReturn(to: [birch]) == [birch])
        try await scene.node(Scene.birch).resumeDeliveries()
        scene.network.join(try scene.node(Scene.birch))
        #expect(try await ash.announceReturn(to: [birch]).isEmpty)
    }

    @Test func `is refused when it says so again and again, until some seconds have passed`() async throws {
        let scene = try await Scene()
        let (ash, birch) = (try scene.node(Scene.ash), try scene.id(Scene.birch))
        for _ in 0..<3 { _ = try await ash.acceptReturn(have: 0, from: birch) }
        #expect(try await refusalCode { try await ash.acceptReturn(have: 0, from: birch) } == "quota")
        scene.clock.advance(by: .seconds(5))
        _ = try await ash.acceptReturn(have: 0, from: birch)
        #expect(try await refusalCode { try await ash.acceptReturn(have: 0, from: birch) } == "quota")
        // A clock that is set back gives nothing and takes nothing.
        scene.clock.advance(by: .seconds(-3600))
        #expect(try await refusalCode { try await ash.acceptReturn(have: 0, from: birch) } == "quota")
        // The node's time goes on at half pace until the clock has caught up.
        scene.clock.advance(by: .seconds(10))
        _ = try await ash.acceptReturn(have: 0, from: birch)
    }

    @Test func `does not have a party flooded that can be heard and not reached`() async throws {
        var scene = try await Scene()
        let (ash, birch) = (try scene.id(Scene.ash), try scene.id(Scene.birch))
        scene.network.set(.answerLost, from: ash, to: birch)
        try await scene.send()
        try await scene.settle([Scene.ash])
        for _ in 0..<50 {
            try await scene.node(Scene.birch).makeStatus(for: ash)
            try await scene.settle()
        }
        #expect(scene.network.envelopeCount(from: ash, to: birch) <= 4)
    }

    @Test func `is refused with a number below zero`() async throws {
        let scene = try await Scene()
        let (ash, birch) = (try scene.node(Scene.ash), try scene.id(Scene.birch))
        let code = try await refusalCode { try await ash.acceptReturn(have: -1, from: birch) }
        #expect(code == "malformed-body")
    }
}
