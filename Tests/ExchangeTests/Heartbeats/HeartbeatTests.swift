// SPDX-License-Identifier: Apache-2.0

import Exchange
import ExchangeTesting
import NoticeFormat
import NoticeSecurity
import Testing

/// Statuses that do not come, over nodes with an interval of an hour.
struct HeartbeatTests {
    private static let late: Duration = .seconds(3600 + 601)

    /// Two parties and a third, each with a status of each other.
    private func scene() async throws -> Scene {
        let scene = try await Scene([Scene.ash, Scene.birch, "cedar.example"])
        try await beat(scene)
        return scene
    }

    private func beat(_ scene: Scene, _ names: [String]? = nil) async throws {
        for name in names ?? scene.parties.map(\.text) {
            _ = try await scene.node(name).watchHeartbeats()
            _ = try await scene.node(name).makeStatuses()
        }
        try await scene.settle(names)
    }

    private func channel(_ scene: Scene, at name: String, with other: String) async throws -> ChannelView {
        try #require(try await scene.node(name).channels().first { $0.counterpart.text == other })
    }

    @Test func `that come in time are no event`() async throws {
        let scene = try await scene()
        for _ in 0..<3 {
            scene.clock.advance(by: .seconds(3600))
            try await beat(scene)
        }
        let view = try await channel(scene, at: Scene.ash, with: Scene.birch)
        #expect(view.outage == nil && view.outages.isEmpty)
        #expect(view.outbound.agreement == .agrees)
        #expect(view.lastTheirs?.index == view.lastOwn?.index)
    }

    @Test func `of a party that cannot be reached are a fault of the path, told in the next status`()
        async throws
    {
        let scene = try await scene()
        let (ash, birch) = (try scene.id(Scene.ash), try scene.id(Scene.birch))
        scene.network.set(.unreachable, from: ash, to: birch)
        scene.network.set(.unreachable, from: birch, to: ash)
        for _ in 0..<3 {
            scene.clock.advance(by: Self.late)
            try await beat(scene)
        }
        let open = try await channel(scene, at: Scene.ash, with: Scene.birch)
        #expect(open.outage?.segment == .path)
        #expect(open.outage?.problem?.contains("does not answer") == true)
        #expect(try await channel(scene, at: Scene.ash, with: "cedar.example").outage == nil)

        scene.network.set(nil, from: ash, to: birch)
        scene.network.set(nil, from: birch, to: ash)
        scene.clock.advance(by: Self.late)
        try await beat(scene)
        let closed = try await channel(scene, at: Scene.ash, with: Scene.birch)
        #expect(closed.outage == nil)
        let outage = try #require(closed.outages.first)
        #expect(outage.start < (outage.end ?? outage.start))
        scene.clock.advance(by: .seconds(3600))
        try await beat(scene)
        // Both have it signed: each says where it puts the fault.
        let told = try await channel(scene, at: Scene.birch, with: Scene.ash)
        let statuses = try await scene.seat(Scene.birch).store.read {
            try $0.statuses(by: ash, about: birch, limit: 99)
        }
        let card = try scene.seat(Scene.ash).party.chain
        let spans = try statuses.flatMap { try StatusVerifier.verify($0.jws, issuer: card).payload.missed }
        #expect(spans.contains(MissedSpan(from: outage.start, to: outage.end, segment: .path)))
        #expect(told.outages.first?.segment == .path)
    }

    @Test func `of a party that is there and silent are its own`() async throws {
        let scene = try await scene()
        for _ in 0..<3 {
            scene.clock.advance(by: Self.late)
            // Birch answers, and makes none.
            try await beat(scene, [Scene.ash])
        }
        let view = try await channel(scene, at: Scene.ash, with: Scene.birch)
        #expect(view.outage?.segment == .other)
    }

    @Test func `are this node's fault if it reaches nobody`() async throws {
        let scene = try await scene()
        for other in [Scene.birch, "cedar.example"] {
            scene.network.set(.unreachable, from: try scene.id(Scene.ash), to: try scene.id(other))
        }
        for _ in 0..<3 {
            scene.clock.advance(by: Self.late)
            try await beat(scene, [Scene.ash])
        }
        let view = try await channel(scene, at: Scene.ash, with: Scene.birch)
        #expect(view.outage?.segment == .own)
    }

    @Test func `that a node did not make while it was down are its own fault, and it says so`() async throws {
        var scene = try await scene()
        scene.network.leave(try scene.id(Scene.ash))
        for _ in 0..<3 {
            scene.clock.advance(by: Self.late)
            try await beat(scene, [Scene.birch, "cedar.example"])
        }
        let missing = try await channel(scene, at: Scene.birch, with: Scene.ash)
        #expect(missing.outage?.segment == .path)
        try await scene.restart(Scene.ash)
        try await beat(scene)
        try await scene.pass(.seconds(120))
        let own = try await channel(scene, at: Scene.ash, with: Scene.birch)
        #expect(own.outages.map(\.segment) == [.own])
        let told = try await channel(scene, at: Scene.birch, with: Scene.ash)
        #expect(told.outage == nil)
        #expect(told.lastTheirs?.missed.map(\.segment) == [.own])
    }

    @Test func `say where both sides differ`() async throws {
        var scene = try await scene()
        try await scene.send()
        let before = try await channel(scene, at: Scene.ash, with: Scene.birch)
        #expect(before.outbound.agreement == .behind)
        try await scene.settle()
        scene.clock.advance(by: .seconds(3600))
        try await beat(scene)
        let after = try await channel(scene, at: Scene.ash, with: Scene.birch)
        #expect(after.outbound.agreement == .agrees)
        #expect(after.outbound.own.number == 1)
    }
}
