// SPDX-License-Identifier: Apache-2.0

import Exchange
import ExchangeTesting
import NoticeFormat
import NoticeSecurity
import Testing

struct `A hostile relay` {
    private static let ferry = "ferry.example"

    /// Lets the relay forget what it took charge of, each k-th message that it has.
    private func drop(_ step: Int, at name: String, _ scene: Scene) async throws {
        try await scene.seat(name).store.write { transaction in
            let messages = try transaction.messages(.relayed, in: .kept, limit: 1000)
            for (index, message) in messages.enumerated() where (index + 1) % step == 0 {
                for item in try transaction.outbox(about: message.msg) {
                    try transaction.removeOutbox(item.number)
                }
            }
        }
    }

    @Test(arguments: [1, 2, 3])
    func `that drops every k-th message stops none that has a second way`(step: Int) async throws {
        var scene = try await Scene([Scene.ash, Scene.birch, Scene.relay, Self.ferry])
        var notices: [ObjectID] = []
        for _ in 0..<4 { notices.append(try await scene.send(via: [Scene.relay, Self.ferry])) }
        try await scene.settle([Scene.ash])
        try await drop(step, at: Scene.relay, scene)
        try await scene.settle()
        for notice in notices { #expect(try await scene.delivery(of: notice).outcome == .opened) }
        #expect(try await scene.node(Scene.birch).inbox().count == 4)
    }

    @Test(arguments: [2, 3])
    func `that drops every k-th message does not make the sender believe it arrived`(step: Int) async throws {
        var scene = try await Scene([Scene.ash, Scene.birch, Scene.relay])
        var notices: [ObjectID] = []
        for _ in 0..<6 { notices.append(try await scene.send(via: [Scene.relay])) }
        try await scene.settle([Scene.ash])
        try await drop(step, at: Scene.relay, scene)
        try await scene.settle()
        var outcomes: [Outcome: Int] = [:]
        for notice in notices { outcomes[try await scene.delivery(of: notice).outcome, default: 0] += 1 }
        #expect(outcomes == [.opened: 6 - 6 / step, .atARelay: 6 / step])
    }

    @Test func `that delivers evidence in any order gives the sender one outcome`() async throws {
        var scene = try await Scene([Scene.ash, Scene.birch, Scene.relay])
        let (ash, birch, relay) = (
            try scene.id(Scene.ash), try scene.id(Scene.birch), try scene.id(Scene.relay)
        )
        // Nothing comes back to ash but by hand.
        scene.network.leave(ash)
        var notices: [ObjectID] = []
        for _ in 0..<24 {
            let notice = try await scene.send(via: [Scene.relay])
            notices.append(notice)
            let delivery = try await scene.handOver(of: notice)
            _ = try await scene.node(Scene.relay).admitEnvelope(delivery, from: ash)
        }
        try await scene.settle([Scene.relay, Scene.birch])
        let node = try scene.node(Scene.ash)
        for (number, notice) in notices.enumerated() {
            let msg = try await scene.delivery(of: notice).message.msg
            let texts = try await scene.seat(Scene.relay).store.read { try $0.evidence(of: msg).map(\.jws) }
            #expect(texts.count == 4)
            for text in Self.permutation(number, of: texts) {
                #expect(try await node.acceptEvidence([text], of: msg, from: relay) == 1)
                #expect(try await node.acceptEvidence([text], of: msg, from: birch) == 0)
            }
            #expect(try await scene.delivery(of: notice).outcome == .opened)
        }
    }

    /// The n-th order of four or so elements, n counted from 0.
    private static func permutation(_ number: Int, of texts: [String]) -> [String] {
        var (rest, left, order) = (texts, number, [String]())
        while !rest.isEmpty {
            order.append(rest.remove(at: left % rest.count))
            left /= rest.count + 1
        }
        return order
    }

    @Test func `that hands on an altered envelope gets nothing signed for it`() async throws {
        var scene = try await Scene([Scene.ash, Scene.birch, Scene.relay])
        let (birch, relay) = (try scene.id(Scene.birch), try scene.id(Scene.relay))
        scene.network.alter(from: relay, to: birch) { delivery in
            var altered = delivery
            let place = altered.envelope.count / 2
            altered.envelope[place] = altered.envelope[place] == 65 ? 66 : 65
            return altered
        }
        let size = try await scene.logSize(Scene.birch)
        let notice = try await scene.send(via: [Scene.relay])
        try await scene.settle()
        #expect(try await scene.events(of: notice) == ["SubmissionAcceptance"])
        #expect(try await scene.node(Scene.birch).inbox().isEmpty)
        #expect(try await scene.logSize(Scene.birch) == size)
    }
}
