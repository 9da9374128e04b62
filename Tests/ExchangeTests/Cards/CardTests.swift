// SPDX-License-Identifier: Apache-2.0

import Exchange
import ExchangeTesting
import NoticeFormat
import NoticeSecurity
import Testing

struct `Pinned cards` {
    @Test func `grow by their own party's updates and by nobody else's`() async throws {
        var scene = try await Scene()
        let ash = try scene.id(Scene.ash)
        try scene.seats[ash]?.party.addVersion { $0.name = "Ash, renamed" }
        let file = try scene.seat(Scene.ash).party.chain.fileBytes
        try await scene.node(Scene.ash).updateOwnCard(file)
        try await scene.settle()
        #expect(try scene.node(Scene.birch).cardFile(of: ash) == file)

        let notice = try await scene.send()
        try await scene.settle()
        #expect(try await scene.delivery(of: notice).outcome == .opened)
        let birch = try scene.id(Scene.birch)
        let code = try await refusalCode {
            try await scene.node(Scene.birch).acceptCardUpdate(file, from: birch)
        }
        #expect(code == "misaddressed")
    }

    @Test func `are not exchanged for a fork, or for another card of the name`() async throws {
        let scene = try await Scene()
        var ash = try scene.seat(Scene.ash).party
        let node = try scene.node(Scene.birch)
        let stranger = try TestParty(Scene.ash, seed: 2)
        for file in [stranger.chain.fileBytes] {
            #expect(try await refusalCode { try await node.pin(file, as: ash.id) } == "conflict")
        }
        var twin = ash
        try ash.addVersion { $0.name = "one" }
        try twin.addVersion { $0.name = "two" }
        try await node.pin(ash.chain.fileBytes, as: ash.id)
        let fork = twin.chain.fileBytes
        #expect(try await refusalCode { try await node.pin(fork, as: twin.id) } == "conflict")
        #expect(node.cardFile(of: ash.id) == ash.chain.fileBytes)
        let old = try scene.seat(Scene.ash).party.chain.fileBytes
        try await node.pin(old, as: ash.id)
        #expect(node.cardFile(of: ash.id) == ash.chain.fileBytes)
    }

    @Test func `survive a restart with their leaves`() async throws {
        var scene = try await Scene()
        let ash = try scene.id(Scene.ash)
        let file = try scene.node(Scene.birch).cardFile(of: ash)
        let size = try await scene.logSize(Scene.birch)
        #expect(size == 2)
        try await scene.restart(Scene.birch)
        #expect(try scene.node(Scene.birch).cardFile(of: ash) == file)
        #expect(try await scene.logSize(Scene.birch) == size)
    }

    @Test func `of the own party need the keys that the node signs with`() async throws {
        var scene = try await Scene()
        let ash = try scene.id(Scene.ash)
        let other = try TestParty("other.example")
        try scene.seats[ash]?.party.addVersion { card in
            card.keys = other.chain.latest.payload.keys
        }
        let file = try scene.seat(Scene.ash).party.chain.fileBytes
        let code = try await refusalCode { try await scene.node(Scene.ash).updateOwnCard(file) }
        #expect(code == "wrong-key")
    }

    @Test func `let an envelope wait some minutes for a version that its notice names`() async throws {
        var scene = try await Scene()
        let (ash, birch) = (try scene.id(Scene.ash), try scene.id(Scene.birch))
        try scene.seats[ash]?.party.addVersion { $0.name = "Ash, renamed" }
        let file = try scene.seat(Scene.ash).party.chain.fileBytes
        try await scene.node(Scene.ash).updateOwnCard(file)
        // The update is lost on the way.
        try await scene.seat(Scene.ash).store.write { transaction in
            for item in try transaction.outbox(dueBy: .latest, limit: 10) {
                try transaction.removeOutbox(item.number)
            }
        }
        let notice = try await scene.send()
        try await scene.settle()
        #expect(try await scene.delivery(of: notice).outcome == .atTheNode)
        try await scene.node(Scene.birch).acceptCardUpdate(file, from: ash)
        try await scene.settle()
        #expect(try await scene.delivery(of: notice).outcome == .opened)
        #expect(scene.network.envelopeCount(from: ash, to: birch) == 1)
    }
}
