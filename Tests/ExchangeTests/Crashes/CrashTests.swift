// SPDX-License-Identifier: Apache-2.0

import Exchange
import ExchangeTesting
import NoticeFormat
import NoticeSecurity
import Testing

/// One write of one node fails, and the node starts again on what its store kept.
struct `A node whose write fails` {
    static let names = [Scene.ash, Scene.birch, Scene.relay]
    static let cases: [(String, FaultyStore.Fault, Int)] = names.flatMap { name in
        FaultyStore.Fault.allCases.flatMap { fault in (0..<8).map { (name, fault, $0) } }
    }

    /// Lets the write number `offset` from now on fail, sends two notices through it, and recovers.
    private func run(
        _ name: String,
        _ fault: FaultyStore.Fault,
        _ offset: Int
    ) async throws -> (scene: Scene, notices: [ObjectID]) {
        let stores = Dictionary(uniqueKeysWithValues: Self.names.map { ($0, FaultyStore(InMemoryStore())) })
        var scene = try await Scene(Self.names, store: { stores[$0] ?? FaultyStore(InMemoryStore()) })
        let store = try #require(stores[name])
        store.fail(write: store.writeCount + 1 + offset, fault)
        var notices: [ObjectID] = []
        for _ in 0..<2 {
            // An officer whose request failed looks, and does again what is not there.
            while true {
                do {
                    notices.append(try await scene.send(via: [Scene.relay]))
                    break
                } catch is FaultyStore.Failure {
                    try await scene.restart(name)
                    if let released = try await releasedUnknown(in: scene, known: notices) {
                        notices.append(released)
                        break
                    }
                }
            }
            try await settle(&scene, name)
        }
        for _ in 0..<3 {
            scene.clock.advance(by: .seconds(60))
            try await settle(&scene, name)
        }
        return (scene, notices)
    }

    private func settle(_ scene: inout Scene, _ name: String) async throws {
        do {
            try await scene.settle()
        } catch is FaultyStore.Failure {
            try await scene.restart(name)
            try await scene.settle()
        }
    }

    private func releasedUnknown(in scene: Scene, known: [ObjectID]) async throws -> ObjectID? {
        try await scene.node(Scene.ash).outbox().first { view in
            view.state == .released && view.notice.map { !known.contains($0.id) } ?? false
        }?.notice?.id
    }

    @Test(arguments: cases)
    func `loses nothing and doubles nothing`(
        name: String,
        fault: FaultyStore.Fault,
        offset: Int
    ) async throws {
        let (scene, notices) = try await run(name, fault, offset)
        #expect(try await scene.unbrokenEnd() == 2)
        #expect(try await scene.node(Scene.birch).inbox().count == 2)
        for notice in notices {
            let delivery = try await scene.delivery(of: notice)
            #expect(delivery.outcome == .opened)
            #expect(delivery.events.count == 4)
            #expect(delivery.pending.isEmpty)
        }
        for name in Self.names { #expect(try await scene.outboxCount(name) == 0) }
    }
}
