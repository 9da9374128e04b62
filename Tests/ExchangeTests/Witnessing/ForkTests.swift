// SPDX-License-Identifier: Apache-2.0

import Exchange
import ExchangeTesting
import NoticeFormat
import NoticeSecurity
import Testing
import TransparencyLog

struct `A log that forks` {
    /// A checkpoint of ash's log over other leaves, by ash's own key.
    private func fork(_ scene: Scene, size: UInt64) throws -> SignedNote {
        let signer = try NoteSigner(name: "log.ash.example", key: scene.seat(Scene.ash).party.log)
        return try Checkpoint(origin: "log.ash.example", size: size, root: .leaf([1])).signed(by: signer)
    }

    private func proof(_ node: ExchangeNode, _ scene: Scene) async throws -> VerifiedFork {
        let record = try #require(try await node.forks().first)
        #expect(record.party == (try scene.id(Scene.ash)))
        let proof = try ForkProof(parsing: record.proof.utf8)
        return try VerifiedFork(proof, keys: scene.seat(Scene.ash).party.chain.logKeys)
    }

    @Test func `is proved by a witness that refused it`() async throws {
        var scene = try await Scene()
        try await scene.send()
        try await scene.publish()
        let size = UInt64(try await scene.logSize(Scene.ash))
        let request = try AddCheckpointRequest(oldSize: size, proof: [], note: fork(scene, size: size))
        let node = try scene.node(Scene.birch)
        #expect(try await node.addCheckpoint(request.bytes).status == 422)
        #expect(try await proof(node, scene).second.root == .leaf([1]))
        #expect(try await node.addCheckpoint(request.bytes).status == 422)
        #expect(try await node.forks().count == 1)
    }

    @Test func `is proved by what another witness cosigned`() async throws {
        var scene = try await Scene([Scene.ash, Scene.birch, "witness.example"])
        try await scene.send()
        let node = try scene.node(Scene.ash)
        _ = try await node.signCheckpoint()
        let size = UInt64(try await scene.logSize(Scene.ash))
        let request = try AddCheckpointRequest(oldSize: 0, proof: [], note: fork(scene, size: size))
        let other = try scene.node("witness.example")
        #expect(try await other.addCheckpoint(request.bytes).status == 200)
        #expect(try await node.collectCosignatures() == 1)
        let birch = try scene.node(Scene.birch)
        #expect(try await birch.compareLogs() == 1)
        #expect(try await proof(birch, scene).first.size == size)
        #expect(try await birch.compareLogs() == 0)
    }

    @Test func `is not claimed where a log is honest or a request is junk`() async throws {
        var scene = try await Scene([Scene.ash, Scene.birch, "witness.example"])
        for _ in 0..<3 {
            try await scene.send()
            try await scene.settle()
            try await scene.publish()
        }
        let node = try scene.node(Scene.birch)
        let size = UInt64(try await scene.logSize(Scene.ash))
        let junk = try AddCheckpointRequest(
            oldSize: size,
            proof: [.leaf([2])],
            note: fork(scene, size: size + 3)
        )
        #expect(try await node.addCheckpoint(junk.bytes).status == 422)
        #expect(try await node.compareLogs() == 0)
        #expect(try await node.forks().isEmpty)
    }
}
