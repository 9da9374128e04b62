// SPDX-License-Identifier: Apache-2.0

import Exchange
import ExchangeTesting
import NoticeFormat
import NoticeSecurity
import Testing

struct `Delivery by several routes` {
    private static let ferry = "ferry.example"
    private static let all = [Scene.ash, Scene.birch, Scene.relay, ferry]
    private static let row = "\(Scene.relay)/\(ferry)"

    private func states(_ delivery: MessageView) -> [String: String] {
        Dictionary(uniqueKeysWithValues: delivery.routes.map { ($0.route.text, $0.word) })
    }

    @Test func `goes over two relays in a row, with an acceptance by every stop`() async throws {
        var scene = try await Scene(Self.all)
        let notice = try await scene.send(via: [Self.row])
        try await scene.settle()
        let delivery = try await scene.delivery(of: notice)
        #expect(delivery.outcome == .opened)
        #expect(states(delivery) == [Self.row: "accepted"])
        let relay = delivery.events.filter { $0.payload.event == .relayAcceptance }
        #expect(relay.map(\.record.issuer.text) == [Self.ferry, Scene.birch])
        #expect(relay.map(\.payload.relay?.text) == [Scene.relay, Self.ferry])
        #expect(relay[1].payload.hop == relay[0].record.id)
    }

    @Test func `arrives once by four routes at once, and keeps what came of each`() async throws {
        var scene = try await Scene(Self.all)
        let notice = try await scene.send(via: ["direct", Scene.relay, Self.ferry, Self.row])
        try await scene.settle()
        let delivery = try await scene.delivery(of: notice)
        #expect(delivery.pending.isEmpty)
        #expect(try await scene.node(Scene.birch).inbox().count == 1)
        let found = states(delivery)
        #expect(found.count == 4)
        #expect(found.filter { $0.key != "direct" }.values.allSatisfy { $0 == "accepted" })
        #expect(["accepted", "arrived-otherwise"].contains(found["direct"]))
        let consigned = delivery.events.filter { $0.payload.event == .contentConsignment }
        #expect(consigned.count == 1)
        #expect(delivery.outcome == .opened)
    }

    @Test func `gives the same bytes for the same hand-over, and no new leaf`() async throws {
        var scene = try await Scene(Self.all)
        let notice = try await scene.send(via: ["direct", Scene.relay])
        try await scene.settle()
        let again = try await scene.handOver(of: notice)
        let size = try await scene.logSize(Scene.birch)
        let first = try await scene.node(Scene.birch).admitEnvelope(again, from: scene.id(Scene.ash))
        for _ in 0..<20 {
            let answer = try await scene.node(Scene.birch).admitEnvelope(again, from: scene.id(Scene.ash))
            #expect(answer == first && answer.refusedCode == nil)
        }
        #expect(try await scene.logSize(Scene.birch) == size)
    }

    @Test func `goes on by the others when a relay refuses with signed reasons`() async throws {
        let ash = try PartyID(Scene.ash)
        var scene = try await Scene(
            Self.all,
            change: { settings in
                if settings.party.text == Self.ferry { settings.relaying = RelayPolicy(refused: [ash]) }
            }
        )
        let notice = try await scene.send(via: [Self.ferry, Self.row, Scene.relay])
        try await scene.settle()
        let delivery = try await scene.delivery(of: notice)
        let ferry = try scene.id(Self.ferry)
        for route in delivery.routes where route.route.relays.contains(ferry) {
            #expect(route.state == .refused(by: ferry, reasons: [.notServed]))
        }
        #expect(states(delivery)[Scene.relay] == "accepted")
        #expect(delivery.outcome == .opened)
        let refusals = delivery.events.filter { $0.record.issuer == ferry }.map(\.payload.event)
        #expect(Set(refusals) == [.submissionRejection, .relayRejection])
    }

    @Test func `a relay serves only the senders that its policy names`() async throws {
        let policy = RelayPolicy(served: [try PartyID(Scene.birch)])
        var scene = try await Scene([Scene.ash, Scene.birch, Scene.relay], change: { $0.relaying = policy })
        let notice = try await scene.send(via: [Scene.relay])
        try await scene.settle()
        #expect(try await scene.delivery(of: notice).outcome == .refusedByRelay)
    }

    @Test func `brings evidence back over every route, when one relay keeps it to itself`() async throws {
        var scene = try await Scene(Self.all)
        let notice = try await scene.send(via: [Scene.relay, Self.ferry])
        try await scene.settle()
        scene.network.leave(try scene.id(Scene.relay))
        let msg = try await scene.delivery(of: notice).message.msg
        let evidence = try await scene.sign(.acknowledged, about: msg)
        try await scene.node(Scene.birch).acceptOfficerEvidence(evidence, of: msg)
        try await scene.settle()
        #expect(try await scene.delivery(of: notice).outcome == .acknowledged)
    }

    @Test func `fails on one route with the word of the relay that held it`() async throws {
        var scene = try await Scene(Self.all)
        scene.network.leave(try scene.id(Scene.birch))
        let notice = try await scene.send(via: [Scene.relay, Self.row])
        try await scene.settle()
        #expect(Set(states(try await scene.delivery(of: notice)).values) == ["at-a-relay"])
        try await scene.pass(.seconds(NoticeDraft.usualSeconds + 60))
        let delivery = try await scene.delivery(of: notice)
        #expect(Set(states(delivery).values) == ["failed"])
    }

    @Test func `does not begin without the acceptances of the relays before`() async throws {
        var scene = try await Scene(Self.all)
        let notice = try await scene.send(via: [Self.row])
        try await scene.settle([Scene.ash])
        var delivery = try await scene.handOver(of: notice)
        let ferry = try scene.node(Self.ferry)
        let relay = try scene.id(Scene.relay)
        let size = try await scene.logSize(Self.ferry)
        for from in [relay, try scene.id(Scene.ash), try scene.id(Scene.birch)] {
            let answer = try await ferry.admitEnvelope(delivery, from: from)
            #expect(answer.refusedCode == .misaddressed && answer.evidence.isEmpty)
        }
        delivery.evidence = try await scene.delivery(of: notice).events.map(\.record.jws)
        let early = try await scene.node(Scene.birch).admitEnvelope(delivery, from: ferry.party)
        #expect(early.refusedCode == .misaddressed)
        #expect(try await scene.logSize(Self.ferry) == size)
        #expect(try await ferry.admitEnvelope(delivery, from: relay).refusedCode == nil)
    }

    @Test func `is proved by a relay alone, without the notice`() async throws {
        var scene = try await Scene(Self.all)
        let notice = try await scene.send(via: [Self.row])
        try await scene.settle()
        try await scene.publish()
        let msg = try await scene.delivery(of: notice).message.msg
        for name in [Scene.relay, Self.ferry] {
            let bundle = try await scene.node(name).bundle(.carriage(msg), isPartial: false)
            guard case .verified(let report) = try scene.verify(bundle) else {
                Issue.record("the bundle of \(name) does not verify")
                continue
            }
            let carriage = try #require(report.carriages.first)
            #expect(report.notice == nil && report.deliveries.isEmpty)
            #expect(carriage.routes.map(\.state) == ["accepted"])
            #expect(carriage.outcome == .opened)
            let shown = report.guarantees.filter(\.isShown).map(\.name)
            #expect(shown.contains(.arrival) && !shown.contains(.origin) && !shown.contains(.received))
            #expect(report.text.contains("nothing here shows what it says"))
        }
    }
}
