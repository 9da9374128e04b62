// SPDX-License-Identifier: Apache-2.0

import Exchange
import ExchangeTesting
import NoticeFormat
import NoticeSecurity
import Testing

struct `Relay statuses` {
    private static let names = [Scene.ash, Scene.birch, Scene.relay]

    private func pair(_ scene: Scene) throws -> PartyPair {
        PartyPair(from: try scene.id(Scene.ash), to: try scene.id(Scene.birch))
    }

    private func statuses(_ scene: Scene, at name: String) async throws -> [RelayStatusPayload] {
        let (relay, pair) = (try scene.id(Scene.relay), try pair(scene))
        let records = try await scene.seat(name).store.read {
            try $0.relayStatuses(by: relay, about: pair, above: 0, limit: 99)
        }
        let card = try scene.seat(Scene.relay).party.chain
        return try records.map { try RelayStatusVerifier.verify($0.jws, issuer: card).payload }
    }

    @Test func `count what was carried, chained by its digests, and reach both ends`() async throws {
        var scene = try await Scene(Self.names)
        let first = try await scene.send(via: [Scene.relay])
        try await scene.settle()
        _ = try await scene.node(Scene.relay).makeStatuses()
        let second = try await scene.send(via: [Scene.relay])
        try await scene.settle()
        _ = try await scene.node(Scene.relay).makeStatuses()
        try await scene.settle()
        var end = CarriedEnd.none
        for notice in [first, second] {
            end = CarriedChain.adding(try await scene.delivery(of: notice).message.env, to: end)
        }
        for name in [Scene.ash, Scene.birch] {
            let found = try await statuses(scene, at: name)
            #expect(found.map(\.index) == [1, 2])
            #expect(found.map(\.carried.number) == [1, 2])
            #expect(found.last?.carried == end)
        }
        let pairs = try await scene.node(Scene.relay).servedPairs()
        #expect(pairs.map(\.carried) == [2])
    }

    @Test func `are made at the interval once a pair is served, and count an envelope once`() async throws {
        var scene = try await Scene(Self.names)
        let relay = try scene.node(Scene.relay)
        let pair = try pair(scene)
        let others = try await relay.makeStatuses()
        try await relay.makeRelayStatus(for: pair)
        #expect(try await relay.makeStatuses() == 0)
        scene.clock.advance(by: .seconds(3600))
        #expect(try await relay.makeStatuses() == others + 1)
        let notice = try await scene.send(via: [Scene.relay])
        try await scene.settle()
        #expect(try await relay.makeStatuses() == 1)
        let again = try await scene.handOver(of: notice)
        _ = try await relay.admitEnvelope(again, from: pair.from)
        #expect(try await relay.servedPairs().map(\.carried) == [1])
        #expect(
            try await refusalCode {
                try await relay.makeRelayStatus(for: PartyPair(from: pair.from, to: scene.id(Scene.relay)))
            } == "misaddressed"
        )
    }

    @Test func `that contradict one another, or are about others, are refused`() async throws {
        let scene = try await Scene(Self.names)
        try await scene.node(Scene.relay).makeRelayStatus(for: pair(scene))
        try await scene.settle()
        let (node, relay) = (try scene.node(Scene.birch), try scene.id(Scene.relay))
        let first = try #require(try await statuses(scene, at: Scene.birch).first)
        let key = try scene.seat(Scene.relay).party.node
        func code(_ change: (inout RelayStatusPayload) throws -> Void) async throws -> String? {
            var payload = first
            payload.jti = RandomID(bytes: [UInt8](repeating: 7, count: 16))
            try change(&payload)
            let text = try RelayStatusSigner.sign(payload, key: key).jws
            return try await refusalCode { try await node.acceptStatus(text, from: relay) }
        }
        #expect(try await code { _ in } == "conflict")
        let unknown = ObjectID(bytes: [UInt8](repeating: 1, count: 32))
        #expect(
            try await code { payload in
                payload.index = 2
                payload.previous = unknown
            } == "conflict"
        )
        #expect(try await code { $0.to = try PartyID("cedar.example") } == "misaddressed")
    }
}
