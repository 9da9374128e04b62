// SPDX-License-Identifier: Apache-2.0

import Exchange
import ExchangeTesting
import NoticeFormat
import NoticeSecurity
import SQLiteStore
import Testing

struct `Replay, also after a restart on the same files` {
    /// Ends birch's node and its store, and opens both again.
    private func restart(_ scene: inout Scene, _ folder: TestFolder) async throws {
        let seat = try scene.seat(Scene.birch)
        try (seat.store as? SQLiteStore)?.close()
        let store = try SQLiteStore(path: folder.path(Scene.birch))
        let node = try await seat.party.open(
            seat.settings,
            store: store,
            network: scene.network,
            clock: scene.clock,
            random: SeededSource(seed: 17)
        )
        scene.seats[seat.party.id] = Scene.Seat(
            party: seat.party,
            settings: seat.settings,
            store: store,
            node: node
        )
    }

    @Test func `gets the same stored bytes for an envelope, and nothing for the rest`() async throws {
        let folder = try TestFolder()
        var scene = try await Scene(
            [Scene.ash, Scene.birch, Scene.relay],
            store: folder.stores(onDisk: Scene.birch)
        )
        let notice = try await scene.send(via: [Scene.relay])
        try await scene.settle()
        _ = try await scene.node(Scene.ash).makeStatuses()
        try await scene.settle()
        let (ash, relay) = (try scene.id(Scene.ash), try scene.id(Scene.relay))
        let msg = try await scene.delivery(of: notice).message.msg
        let held = try await scene.seat(Scene.relay).store.read { reader in
            (
                try reader.message(msg), try reader.submissions(of: msg),
                try reader.evidence(of: msg).map(\.jws)
            )
        }
        let status = try await scene.seat(Scene.ash).store.read { reader in
            try reader.status(by: ash, about: PartyID(Scene.birch), index: 1)
        }
        let acceptance = held.2.filter { (try? EvidenceVerifier.unverifiedPayload(of: $0).issuer) == relay }
        let delivery = EnvelopeDelivery(
            envelope: try #require(held.0).envelope,
            submission: try #require(held.1.first).jws,
            evidence: acceptance
        )
        let first = try await scene.node(Scene.birch).admitEnvelope(delivery, from: relay)
        let size = try await scene.logSize(Scene.birch)
        for _ in 0..<2 {
            let node = try scene.node(Scene.birch)
            #expect(try await node.admitEnvelope(delivery, from: relay) == first)
            #expect(try await node.acceptEvidence(held.2, of: msg, from: relay) == 0)
            #expect(try await node.acceptStatus(#require(status).jws, from: ash) == 0)
            try await scene.settle()
            #expect(try await scene.logSize(Scene.birch) == size)
            #expect(try await node.inbox().count == 1)
            try await restart(&scene, folder)
        }
    }
}
