// SPDX-License-Identifier: Apache-2.0

import Exchange
import ExchangeTesting
import NoticeFormat
import NoticeSecurity
import Testing
import TransparencyLog

struct `Comparing what a log showed` {
    private static let witness = "witness.example"

    /// A checkpoint by ash's log key over another tree.
    private func note(_ scene: Scene, size: UInt64) throws -> SignedNote {
        let signer = try NoteSigner(name: "log.ash.example", key: scene.seat(Scene.ash).party.log)
        return try Checkpoint(origin: "log.ash.example", size: size, root: .leaf([1])).signed(by: signer)
    }

    /// A scene whose witness cosigned another tree of this many leaves more or fewer than ash's log has.
    private func split(by difference: Int) async throws -> (scene: Scene, size: UInt64) {
        var scene = try await Scene([Scene.ash, Scene.birch, Self.witness])
        try await scene.send()
        _ = try await scene.node(Scene.ash).signCheckpoint()
        let size = UInt64(try await scene.logSize(Scene.ash) + difference)
        let request = try AddCheckpointRequest(oldSize: 0, proof: [], note: note(scene, size: size))
        #expect(try await scene.node(Self.witness).addCheckpoint(request.bytes).status == 200)
        return (scene, size)
    }

    private func verified(_ node: ExchangeNode, _ scene: Scene) async throws -> VerifiedFork {
        let record = try #require(try await node.forks().first)
        return try VerifiedFork(
            ForkProof(parsing: record.proof.utf8),
            keys: scene.seat(Scene.ash).party.chain.logKeys
        )
    }

    @Test(arguments: [-1, -2, -3])
    func `a smaller tree that another witness cosigned is proved by the log's own tiles`(
        difference: Int
    ) async throws {
        let (scene, size) = try await split(by: difference)
        let birch = try scene.node(Scene.birch)
        #expect(try await birch.compareLogs() == 1)
        let fork = try await verified(birch, scene)
        #expect(fork.first.size == size)
        #expect(fork.first.root == .leaf([1]))
        #expect(try await birch.compareLogs() == 0)
    }

    @Test func `a larger tree is proved once the log has as many entries`() async throws {
        var (scene, size) = try await split(by: 3)
        let birch = try scene.node(Scene.birch)
        #expect(try await birch.compareLogs() == 0)
        #expect(try await birch.forks().isEmpty)
        while UInt64(try await scene.logSize(Scene.ash)) <= size { try await scene.send() }
        _ = try await scene.node(Scene.ash).signCheckpoint()
        #expect(try await birch.compareLogs() == 1)
        #expect(try await verified(birch, scene).first.size == size)
    }

    @Test func `a time anchor of another tree is proved`() async throws {
        let scene = try await sceneWithCheckpoint()
        try await sendStatus(scene, after: note(scene, size: 2))
        let birch = try scene.node(Scene.birch)
        #expect(try await birch.compareLogs() == 1)
        #expect(try await verified(birch, scene).first.size == 2)
    }

    @Test func `a checkpoint by a stranger's key shows nothing about a log`() async throws {
        let scene = try await sceneWithCheckpoint()
        let stranger = try NoteSigner(name: "log.ash.example", key: scene.seat(Scene.birch).party.log)
        let forged = try Checkpoint(origin: "log.ash.example", size: 2, root: .leaf([1]))
        try await sendStatus(scene, after: forged.signed(by: stranger))
        let birch = try scene.node(Scene.birch)
        #expect(try await birch.compareLogs() == 0)
        #expect(try await birch.forks().isEmpty)
    }

    private func sceneWithCheckpoint() async throws -> Scene {
        var scene = try await Scene()
        try await scene.send()
        _ = try await scene.node(Scene.ash).signCheckpoint()
        return scene
    }

    /// A status by ash to birch with this time anchor.
    private func sendStatus(_ scene: Scene, after note: SignedNote) async throws {
        let (ash, birch) = (try scene.id(Scene.ash), try scene.id(Scene.birch))
        try await scene.node(Scene.ash).makeStatus(for: birch)
        let own = try await scene.seat(Scene.ash).store.read { try $0.lastStatus(by: ash, about: birch) }
        let party = try scene.seat(Scene.ash).party
        var payload = try StatusVerifier.verify(try #require(own).jws, issuer: party.chain).payload
        payload.after = [String(decoding: note.bytes, as: UTF8.self)]
        let status = try StatusSigner.sign(payload, key: party.node).jws
        #expect(try await scene.node(Scene.birch).acceptStatus(status, from: ash) == 1)
    }

    @Test func `honest logs that grow are read once, and nothing is claimed`() async throws {
        var scene = try await Scene([Scene.ash, Scene.birch, Self.witness])
        let birch = try scene.node(Scene.birch)
        for _ in 0..<3 {
            try await scene.send()
            try await scene.settle()
            try await scene.publish()
            #expect(try await birch.compareLogs() == 0)
        }
        #expect(try await birch.forks().isEmpty)
    }
}
