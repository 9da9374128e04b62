// SPDX-License-Identifier: Apache-2.0

import Exchange
import ExchangeTesting
import NoticeFormat
import NoticeSecurity
import Testing

struct `Gaps in a channel` {
    /// Sends three notices through the relay, of which it loses the one with this number.
    private func lose(_ number: Int, in scene: inout Scene) async throws -> [ObjectID] {
        var notices: [ObjectID] = []
        for each in 1...3 {
            let notice = try await scene.send(via: [Scene.relay])
            notices.append(notice)
            try await scene.settle([Scene.ash])
            if each == number { try await scene.dropAtRelay(notice) }
            try await scene.settle()
        }
        return notices
    }

    @Test func `are asked for and filled`() async throws {
        var scene = try await Scene([Scene.ash, Scene.birch, Scene.relay])
        let notices = try await lose(2, in: &scene)
        #expect(try await scene.unbrokenEnd() == 1)
        #expect(try await scene.delivery(of: notices[1]).outcome == .atARelay)
        #expect(try await scene.delivery(of: notices[2]).outcome == .opened)

        try await scene.pass(.seconds(10))
        #expect(try await scene.unbrokenEnd() == 3)
        #expect(try await scene.delivery(of: notices[1]).outcome == .opened)
        #expect(try await scene.outboxCount(Scene.birch) == 0)
    }

    @Test func `at the end are found by a status, and filled`() async throws {
        var scene = try await Scene([Scene.ash, Scene.birch, Scene.relay])
        let notices = try await lose(3, in: &scene)
        for _ in 0..<2 {
            scene.clock.advance(by: .seconds(3600))
            _ = try await scene.node(Scene.ash).makeStatuses()
            try await scene.settle()
        }
        try await scene.pass(.seconds(10))
        #expect(try await scene.unbrokenEnd() == 3)
        #expect(try await scene.delivery(of: notices[2]).states.isOpened)
    }

    @Test func `that were filled meanwhile are not asked for`() async throws {
        var scene = try await Scene()
        let (ash, birch) = (try scene.id(Scene.ash), try scene.id(Scene.birch))
        scene.network.set(.unreachable, from: ash, to: birch)
        try await scene.send()
        try await scene.settle()
        scene.network.set(nil, from: ash, to: birch)
        try await scene.send()
        // The second overtakes the first, which is put off; the answer to it hurries the first.
        _ = try await scene.node(Scene.ash).deliverDue()
        _ = try await scene.node(Scene.birch).openWaiting()
        #expect(try await scene.unbrokenEnd() == 0)
        try await scene.settle()
        try await scene.pass(.seconds(10))
        #expect(try await scene.unbrokenEnd() == 2)
        #expect(scene.network.envelopeCount(from: ash, to: birch) == 2)
    }

    @Test func `of more than 256 numbers are not asked for at once`() async throws {
        let scene = try await Scene()
        let birch = try scene.id(Scene.birch)
        await #expect(throws: Refusal.self) {
            try await scene.node(Scene.ash).acceptGapRequest(1...257, from: birch)
        }
        #expect(try await scene.node(Scene.ash).acceptGapRequest(1...256, from: birch) == 0)
    }

    @Test func `are not filled with what the recipient declined`() async throws {
        var scene = try await Scene(change: { $0.opening = .onRequest })
        let notice = try await scene.send()
        try await scene.settle()
        let msg = try await scene.delivery(of: notice).message.msg
        let rejection = try await scene.sign(.consignmentRejection, about: msg)
        try await scene.node(Scene.birch).acceptOfficerEvidence(rejection, of: msg)
        try await scene.settle()
        #expect(try await scene.delivery(of: notice).outcome == .declined)
        let queued = try await scene.node(Scene.ash).acceptGapRequest(1...1, from: scene.id(Scene.birch))
        #expect(queued == 0)
    }
}

extension Scene {
    /// Lets the relay forget that it still has to deliver a notice.
    func dropAtRelay(_ notice: ObjectID) async throws {
        let msg = try await delivery(of: notice).message.msg
        try await seat(Self.relay).store.write { transaction in
            for item in try transaction.outbox(about: msg) { try transaction.removeOutbox(item.number) }
        }
    }

    /// The last number of the unbroken run that birch has opened from ash.
    func unbrokenEnd() async throws -> Int {
        let (ash, birch) = (try id(Self.ash), try id(Self.birch))
        return try await seat(Self.birch).store.read { try $0.unbrokenEnd(from: ash, to: birch)?.number ?? 0 }
    }
}
