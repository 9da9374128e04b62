// SPDX-License-Identifier: Apache-2.0

import Exchange
import ExchangeTesting
import NoticeFormat
import NoticeSecurity
import Testing

struct `Channel statuses` {
    private func statuses(
        _ scene: Scene,
        by issuer: String,
        about other: String,
        at name: String
    ) async throws -> [StatusPayload] {
        let (issuer, other) = (try scene.id(issuer), try scene.id(other))
        let records = try await scene.seat(name).store.read {
            try $0.statuses(by: issuer, about: other, limit: 100)
        }
        let chain = try #require(scene.seats[issuer]?.party.chain)
        return try records.map { try StatusVerifier.verify($0.jws, issuer: chain).payload }
    }

    @Test func `count both directions, chained, and reach the counterpart`() async throws {
        var scene = try await Scene()
        _ = try await scene.node(Scene.ash).makeStatuses()
        try await scene.settle()
        try await scene.send()
        try await scene.settle()
        _ = try await scene.node(Scene.ash).makeStatuses()
        scene.clock.advance(by: .seconds(3600))
        _ = try await scene.node(Scene.birch).makeStatuses()
        try await scene.settle()

        let ours = try await statuses(scene, by: Scene.ash, about: Scene.birch, at: Scene.birch)
        #expect(ours.map(\.index) == [1, 2])
        #expect(ours.map(\.outbound.number) == [0, 1])
        #expect(ours[1].previous != nil)
        let theirs = try await statuses(scene, by: Scene.birch, about: Scene.ash, at: Scene.ash)
        #expect(theirs.map(\.inbound.number) == [1])
        #expect(theirs.first?.inbound.head == ours[1].outbound.head)
    }

    @Test func `are made at the interval and after dispatches, and not else`() async throws {
        var scene = try await Scene()
        let node = try scene.node(Scene.ash)
        #expect(try await node.makeStatuses() == 1)
        #expect(try await node.makeStatuses() == 0)
        try await scene.send()
        #expect(try await node.makeStatuses() == 1)
        #expect(try await node.makeStatuses() == 0)
        scene.clock.advance(by: .seconds(3599))
        #expect(try await node.makeStatuses() == 0)
        scene.clock.advance(by: .seconds(1))
        #expect(try await node.makeStatuses() == 1)
    }

    @Test func `are taken once, and a second one with the same index is refused`() async throws {
        var scene = try await Scene()
        try await scene.node(Scene.ash).makeStatus(for: scene.id(Scene.birch))
        let first = try await lastStatus(scene)
        let node = try scene.node(Scene.birch)
        let ash = try scene.id(Scene.ash)
        #expect(try await node.acceptStatus(first.jws, from: ash) == 1)
        #expect(try await node.acceptStatus(first.jws, from: ash) == 0)

        var payload = try StatusVerifier.verify(
            first.jws,
            issuer: scene.seat(Scene.ash).party.chain
        ).payload
        payload.jti = RandomID(bytes: [UInt8](repeating: 7, count: 16))
        let twin = try StatusSigner.sign(payload, key: scene.seat(Scene.ash).party.node).jws
        #expect(try await refusalCode { try await node.acceptStatus(twin, from: ash) } == "conflict")
        payload.index = 2
        payload.previous = ObjectID(bytes: [UInt8](repeating: 1, count: 32))
        let fork = try StatusSigner.sign(payload, key: scene.seat(Scene.ash).party.node).jws
        #expect(try await refusalCode { try await node.acceptStatus(fork, from: ash) } == "conflict")
        try await scene.restart(Scene.birch)
        #expect(try await scene.node(Scene.birch).acceptStatus(first.jws, from: ash) == 0)
    }

    @Test func `of somebody else, or about somebody else, are refused`() async throws {
        let scene = try await Scene([Scene.ash, Scene.birch, "cedar.example"])
        try await scene.node(Scene.ash).makeStatus(for: scene.id(Scene.birch))
        let status = try await lastStatus(scene).jws
        let cedar = try scene.node("cedar.example")
        #expect(
            try await refusalCode {
                try await cedar.acceptStatus(status, from: scene.id(Scene.ash))
            } == "misaddressed"
        )
        await #expect(throws: Refusal.self) {
            try await scene.node(Scene.birch).acceptStatus(status, from: scene.id("cedar.example"))
        }
    }

    private func lastStatus(_ scene: Scene) async throws -> StatusRecord {
        let (ash, birch) = (try scene.id(Scene.ash), try scene.id(Scene.birch))
        let found = try await scene.seat(Scene.ash).store.read { try $0.lastStatus(by: ash, about: birch) }
        return try #require(found)
    }
}
