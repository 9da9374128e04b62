// SPDX-License-Identifier: Apache-2.0

import Exchange
import ExchangeTesting
import NoticeFormat
import NoticeSecurity
import Testing
import TransparencyLog

struct `Two logs of one origin with the same size and different roots` {
    private static let witness = "witness.example"

    /// Ash as two worlds see it: the same keys and the same card, one notice each.
    private func world(_ text: String) async throws -> (Scene, ObjectID) {
        var scene = try await Scene([Scene.ash, Scene.birch, Self.witness])
        let notice = try await scene.send(draft: TestParty.draft(text))
        try await scene.settle()
        return (scene, notice)
    }

    private func checkpoint(_ scene: Scene) async throws -> Checkpoint {
        let key = try #require(try scene.seat(Scene.ash).party.chain.logKey)
        let note = try SignedNote(parsing: #require(try await scene.node(Scene.ash).checkpointNote()))
        return try VerifiedCheckpoint(note, origin: "log.ash.example", logKey: key).checkpoint
    }

    @Test func `are both signed by the log's key, which proves the fork`() async throws {
        let (one, _) = try await world("move away")
        let (other, _) = try await world("stay where you are")
        _ = try await one.node(Scene.ash).signCheckpoint()
        _ = try await other.node(Scene.ash).signCheckpoint()
        let (first, second) = (try await checkpoint(one), try await checkpoint(other))
        #expect(first.size == second.size)
        #expect(first.root != second.root)
    }

    @Test func `take the one history from every bundle that uses the log, once proved`() async throws {
        let (one, notice) = try await world("move away")
        let (other, _) = try await world("stay where you are")
        try await one.publish()
        try await other.publish()
        var notes: [SignedNote] = []
        for scene in [one, other] {
            let note = try #require(try await scene.node(Scene.ash).checkpointNote())
            notes.append(try SignedNote(parsing: note))
        }
        let fork = try #require(ForkProof(notes[0], notes[1], consistency: []))
        let keys = try one.seat(Scene.ash).party.chain.logKeys
        let witnesses = try one.seat(Self.witness).party.chain.witnessKeys
        #expect(try VerifiedFork(fork, keys: keys).doubleCosigners(among: witnesses) == witnesses)
        let bundle = try await one.node(Scene.ash).bundle(.notice(notice, open: nil), isPartial: false)
        guard case .verified(let report) = try one.verify(bundle, forks: [fork.bytes]) else {
            throw Unexpected()
        }
        let history = try #require(report.guarantees.first { $0.name == .oneHistory })
        #expect(!history.isShown && history.follows.contains(Scene.ash))
        #expect(throws: BundleFault.self) { try one.verify(bundle, forks: [Array(fork.bytes.dropLast(9))]) }
    }

    @Test func `are not both cosigned by one witness`() async throws {
        let (one, _) = try await world("move away")
        let (other, _) = try await world("stay where you are")
        try await one.publish()
        let node = try one.node(Self.witness)
        let seat = try other.seat(Scene.ash)
        _ = try await seat.node.signCheckpoint()
        let note = try #require(try await seat.node.checkpointNote())
        let size = UInt64(try await other.logSize(Scene.ash))
        for old in [size, 0, size - 1] {
            let parsed = try SignedNote(parsing: note)
            let request = try AddCheckpointRequest(oldSize: old, proof: [], note: parsed)
            #expect(try await node.addCheckpoint(request.bytes).status != 200)
        }
    }

    @Test func `give a bundle of the one that no witness saw no time and no history`() async throws {
        let (one, notice) = try await world("move away")
        let (other, hidden) = try await world("stay where you are")
        try await one.publish()
        let honest = try await one.node(Scene.ash).bundle(.notice(notice, open: nil), isPartial: false)
        guard case .verified(let shown) = try one.verify(honest) else { throw Unexpected() }
        #expect(shown.guarantees.first { $0.name == .oneHistory }?.isShown == true)

        _ = try await other.node(Scene.ash).signCheckpoint()
        let forked = try await other.node(Scene.ash).bundle(.notice(hidden, open: nil), isPartial: true)
        guard case .verified(let report) = try other.verify(forked) else { throw Unexpected() }
        #expect(report.guarantees.first { $0.name == .oneHistory }?.isShown == false)
        #expect(report.guarantees.first { $0.name == .time }?.isShown == false)
        #expect(report.notice?.window.notAfter.time == nil)
    }
}
