// SPDX-License-Identifier: Apache-2.0

import Exchange
import ExchangeTesting
import NoticeFormat
import NoticeSecurity
import Testing
import TransparencyLog

struct `Witnessing` {
    @Test func `cosigns the checkpoints of parties it knows, as they grow`() async throws {
        var scene = try await Scene()
        for _ in 0..<3 {
            try await scene.send()
            try await scene.settle()
            try await scene.publish()
        }
        let note = try #require(try await scene.node(Scene.ash).checkpointNote())
        let birch = try scene.seat(Scene.birch).party.chain
        let signed = try SignedNote(parsing: note)
        let signers = try signed.verified(by: birch.witnessKeys).signers
        #expect(signers.compactMap(\.time) == [UInt64(scene.clock.now().seconds)])
        let origin = MonitoringPath.folder(origin: "log.ash.example")
        let witnessed = try await scene.node(Scene.birch).witnessedCheckpoint(originHash: origin)
        #expect(try SignedNote(parsing: try #require(witnessed)).text == signed.text)
    }

    @Test func `goes on after a restart of the log, and while a witness is away`() async throws {
        var scene = try await Scene([Scene.ash, Scene.birch, "witness.example"])
        try await scene.send()
        try await scene.publish()
        try await scene.restart(Scene.ash)
        scene.network.leave(try scene.id(Scene.birch))
        try await scene.send()
        let node = try scene.node(Scene.ash)
        #expect(try await node.signCheckpoint())
        #expect(try await node.collectCosignatures() == 1)
        #expect(try await node.signCheckpoint() == false)
        try await scene.restart(Scene.birch)
        #expect(try await node.collectCosignatures() == 2)
    }

    @Test func `refuses a fork, and strangers`() async throws {
        var scene = try await Scene()
        try await scene.send()
        try await scene.publish()
        let ash = try scene.seat(Scene.ash).party
        let signer = try NoteSigner(name: "log.ash.example", key: ash.log)
        let size = UInt64(try await scene.logSize(Scene.ash))
        let other = try Checkpoint(origin: "log.ash.example", size: size, root: .leaf([1]))
        let fork = try AddCheckpointRequest(oldSize: size, proof: [], note: other.signed(by: signer))
        let node = try scene.node(Scene.birch)
        #expect(try await node.addCheckpoint(fork.bytes).status == 422)

        let strange = try Checkpoint(origin: "log.stranger.example", size: 1, root: .leaf([1]))
        let stranger = try NoteSigner(name: "log.stranger.example", key: ash.log)
        let unknown = try AddCheckpointRequest(oldSize: 0, proof: [], note: strange.signed(by: stranger))
        #expect(try await node.addCheckpoint(unknown.bytes).status == 404)
        #expect(try await node.addCheckpoint([1, 2, 3]).status == 400)
    }

    @Test func `anchors what is signed next in the newest cosigned checkpoint`() async throws {
        var scene = try await Scene()
        try await scene.publish()
        scene.clock.advance(by: .seconds(100))
        let notice = try await scene.send()
        try await scene.settle()
        let record = try #require(
            try await scene.seat(Scene.ash).store.read { try $0.dispatches(of: notice).first }
        )
        let dispatch = try DispatchVerifier.verify(record.jws, sender: scene.seat(Scene.ash).party.chain)
        let anchor = try SignedNote(parsing: Array(try #require(dispatch.payload.after.first).utf8))
        let birch = try scene.seat(Scene.birch).party.chain
        let times = try anchor.verified(by: birch.witnessKeys).signers.compactMap(\.time)
        #expect(times == [UInt64(TestParty.start.seconds)])
    }

    @Test func `serves tiles and entries that lead to the checkpoint`() async throws {
        var scene = try await Scene()
        for _ in 0..<4 { try await scene.send() }
        try await scene.settle()
        try await scene.publish()
        let node = try scene.node(Scene.ash)
        let key = try #require(try scene.seat(Scene.ash).party.chain.logKey)
        let note = try SignedNote(parsing: try #require(try await node.checkpointNote()))
        let checkpoint = try VerifiedCheckpoint(note, origin: "log.ash.example", logKey: key).checkpoint
        let width = Int(checkpoint.size)
        let bundle = try #require(try await node.logResource("tile/entries/000.p/\(width)"))
        let entries = try EntryBundle(bytes: bundle, width: width).entries
        #expect(MerkleTree.root(ofLeaves: entries.map { LogHash.leaf($0) }) == checkpoint.root)
        let tile = try #require(try await node.logResource("tile/0/000.p/\(width)"))
        #expect(try Tile(bytes: tile, width: width).hashes == entries.map { LogHash.leaf($0) })
        // The last two end at 2^64 leaves and beyond.
        let absent = [
            "tile/0/000", "tile/0/000.p/\(width + 1)", "tile/9/000", "checkpoint", "tile/x/000",
            "tile/0/x072/x057/x594/x037/x927/935", "tile/entries/x072/x057/x594/x037/x927/936",
        ]
        for path in absent {
            #expect(try await node.logResource(path) == nil)
        }
    }

    @Test func `belongs to one party a log: a card that claims another's is not pinned`() async throws {
        let scene = try await Scene()
        let thief = try TestParty("thief.example") { card in
            card.log.origin = "log.birch.example"
        }
        let code = try await refusalCode {
            try await scene.node(Scene.ash).pin(thief.chain.fileBytes, as: thief.id)
        }
        #expect(code == "conflict")
    }
}
