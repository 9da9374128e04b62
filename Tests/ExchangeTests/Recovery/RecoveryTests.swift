// SPDX-License-Identifier: Apache-2.0

import Exchange
import ExchangeTesting
import NoticeFormat
import NoticeSecurity
import Testing

struct RecoveryTests {
    @Test func `a restored record signs nothing before its peers have shown what they hold`() async throws {
        var scene = try await Scene()
        try await scene.exchange(1)
        try await scene.restore(Scene.ash, from: try scene.backup(Scene.ash))
        let size = try await scene.logSize(Scene.ash)
        let node = try scene.node(Scene.ash)
        #expect(node.isReadOnly)
        #expect(node.recoveryWords == "restored, waiting for birch.example")
        #expect(try await refusalCode { try await scene.compose() } == "restoring")
        #expect(
            try await refusalCode { try await node.makeStatus(for: scene.id(Scene.birch)) } == "restoring"
        )
        let channel = BundleSubject.channel(from: try scene.id(Scene.ash), to: try scene.id(Scene.birch))
        #expect(try await refusalCode { try await node.bundle(channel, isPartial: true) } == "restoring")
        #expect(try await node.signCheckpoint() == false)
        try await scene.send(from: Scene.birch, to: [Scene.ash])
        try await scene.settle()
        #expect(try await scene.logSize(Scene.ash) == size)
        #expect(try await scene.outboxCount(Scene.birch) > 0)
    }

    @Test func `a record of which nothing was lost opens by itself and goes on`() async throws {
        var scene = try await Scene()
        try await scene.exchange(2)
        try await scene.restore(Scene.ash, from: try scene.backup(Scene.ash))
        #expect(try await scene.node(Scene.ash).recover() == 1)
        #expect(try scene.node(Scene.ash).isReadOnly == false)
        try await scene.exchange(1)
        #expect(try await scene.dispatches(at: Scene.birch).map(\.number) == [1, 2, 3])
        try await scene.restart(Scene.ash)
        #expect(try scene.node(Scene.ash).isReadOnly == false)
    }

    @Test func `yesterday's record takes back its numbers and never uses one twice`() async throws {
        var scene = try await Scene([Scene.ash, Scene.birch, Scene.relay])
        try await scene.exchange(3)
        let copy = try scene.backup(Scene.ash)
        try await scene.exchange(3)
        let before = try await scene.dispatches(at: Scene.birch)
        try await scene.restore(Scene.ash, from: copy)
        _ = try await scene.node(Scene.ash).recover()
        #expect(try scene.node(Scene.ash).isReadOnly)
        #expect(try scene.node(Scene.ash).recoveryWords?.contains("lost") == true)
        #expect(try await scene.dispatches(at: Scene.ash) == before)
        let recovery = try await scene.declareLoss(Scene.ash)
        #expect(recovery.lost == [])
        #expect(recovery.origin == "log.ash.example")
        try await scene.exchange(1)
        let after = try await scene.dispatches(at: Scene.birch)
        #expect(after.map(\.number) == Array(1...7))
        #expect(Array(after.prefix(6)) == before)
        #expect(try await scene.dispatches(at: Scene.ash) == after)
        let (ash, birch) = (try scene.id(Scene.ash), try scene.id(Scene.birch))
        let statuses = try await scene.seat(Scene.birch).store.read {
            try $0.statuses(by: ash, about: birch, limit: 1000)
        }
        #expect(statuses.map(\.index) == Array(1...statuses.count))
        let bundle = try await scene.node(Scene.birch).bundle(.channel(from: ash, to: birch), isPartial: true)
        guard case .verified(let report) = try scene.verify(bundle) else {
            Issue.record("the bundle does not verify: \(try scene.verify(bundle))")
            return
        }
        #expect(report.channels.first?.isComplete == true)
        #expect(report.channels.first?.dispatches == 7)
    }

    @Test func `the restored party proves its channel over both logs`() async throws {
        var scene = try await Scene([Scene.ash, Scene.birch, Scene.relay])
        try await scene.exchange(2)
        let copy = try scene.backup(Scene.ash)
        try await scene.exchange(1)
        try await scene.restore(Scene.ash, from: copy)
        _ = try await scene.node(Scene.ash).recover()
        _ = try await scene.declareLoss(Scene.ash)
        try await scene.exchange(1)
        let channel = BundleSubject.channel(from: try scene.id(Scene.ash), to: try scene.id(Scene.birch))
        let bundle = try await scene.node(Scene.ash).bundle(channel, isPartial: false)
        guard case .verified(let report) = try scene.verify(bundle) else {
            Issue.record("the bundle does not verify: \(try scene.verify(bundle))")
            return
        }
        #expect(report.channels.first?.dispatches == 4)
        #expect(report.guarantees.first { $0.name == .completeness }?.isShown == true)
    }

    @Test func `what was received and lost is sent again and signed for once`() async throws {
        var scene = try await Scene()
        try await scene.exchange(1)
        let copy = try scene.backup(Scene.ash)
        try await scene.exchange(2, from: Scene.birch, to: [Scene.ash])
        let birch = try scene.id(Scene.birch)
        let ash = try scene.id(Scene.ash)
        let signed = try await scene.seat(Scene.birch).store.read {
            try $0.evidence(by: ash, before: nil, limit: 100).map(\.jws)
        }
        try await scene.restore(Scene.ash, from: copy)
        _ = try await scene.node(Scene.ash).recover()
        _ = try await scene.declareLoss(Scene.ash)
        scene.clock.advance(by: .seconds(120))
        try await scene.settle()
        #expect(
            try await scene.dispatches(from: Scene.birch, to: Scene.ash, at: Scene.ash).map(\.number) == [
                1, 2,
            ]
        )
        let inbox = try await scene.node(Scene.ash).inbox()
        #expect(inbox.count == 2)
        #expect(inbox.allSatisfy { $0.notice != nil })
        let now = try await scene.seat(Scene.birch).store.read {
            try $0.evidence(by: ash, before: nil, limit: 100).map(\.jws)
        }
        #expect(now == signed)
        try await scene.exchange(1, from: Scene.birch, to: [Scene.ash])
        let end = try await scene.seat(Scene.ash).store.read { try $0.unbrokenEnd(from: birch, to: ash) }
        #expect(end?.number == 3)
    }

    @Test func `a party that was excused keeps its channel closed until it answers`() async throws {
        var scene = try await Scene([Scene.ash, Scene.birch, Scene.relay])
        try await scene.exchange(1, to: [Scene.birch, Scene.relay])
        let copy = try scene.backup(Scene.ash)
        try await scene.exchange(2, to: [Scene.birch, Scene.relay])
        scene.network.set(.unreachable, from: try scene.id(Scene.ash), to: try scene.id(Scene.birch))
        try await scene.restore(Scene.ash, from: copy)
        #expect(try await scene.node(Scene.ash).recover() == 1)
        #expect(try await refusalCode { try await scene.declareLoss(Scene.ash) } == "restoring")
        let birch = try scene.id(Scene.birch)
        try await copy.write { try ExchangeNode.excuse([birch], in: $0) }
        try await scene.restart(Scene.ash)
        _ = try await scene.declareLoss(Scene.ash)
        #expect(try await refusalCode { try await scene.compose(to: [Scene.birch]) } == "restoring")
        try await scene.exchange(1, to: [Scene.relay])
        #expect(try await scene.dispatches(to: Scene.relay, at: Scene.relay).map(\.number) == [1, 2, 3, 4])
        scene.network.set(nil, from: try scene.id(Scene.ash), to: birch)
        #expect(try await scene.node(Scene.ash).recover() == 1)
        scene.clock.advance(by: .seconds(120))
        try await scene.exchange(1)
        #expect(try await scene.dispatches(at: Scene.birch).map(\.number) == [1, 2, 3, 4])
    }

    @Test func `numbers that a relay may still bring are declared lost and stay unused`() async throws {
        var scene = try await Scene([Scene.ash, Scene.birch, Scene.relay])
        try await scene.exchange(1)
        let copy = try scene.backup(Scene.ash)
        scene.network.set(.unreachable, from: try scene.id(Scene.relay), to: try scene.id(Scene.birch))
        try await scene.send(via: [Scene.relay])
        try await scene.settle()
        let lost = try await scene.dispatches(at: Scene.ash).last
        try await scene.restore(Scene.ash, from: copy)
        _ = try await scene.node(Scene.ash).recover()
        let recovery = try await scene.declareLoss(Scene.ash)
        #expect(recovery.lost.map(\.party.text) == [Scene.birch])
        #expect(recovery.lost.first?.from == 2)
        let next = try #require(recovery.lost.first).to + 1
        #expect(next >= 3)
        try await scene.exchange(1)
        #expect(try await scene.dispatches(at: Scene.birch).map(\.number) == [1, next])
        scene.network.set(nil, from: try scene.id(Scene.relay), to: try scene.id(Scene.birch))
        scene.clock.advance(by: .seconds(120))
        try await scene.exchange(1)
        let held = try await scene.dispatches(at: Scene.birch)
        #expect(held.map(\.number) == [1, 2, next, next + 1])
        #expect(held.dropFirst().first?.id == lost?.id)
    }
}
