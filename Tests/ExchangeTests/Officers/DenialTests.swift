// SPDX-License-Identifier: Apache-2.0

import Exchange
import ExchangeTesting
import NoticeFormat
import NoticeSecurity
import Testing

struct `A denial` {
    private func about(_ notice: ObjectID? = nil) throws -> DenialSubject {
        DenialSubject(from: try PartyID(Scene.ash), to: try PartyID(Scene.birch), notice: notice)
    }

    @Test func `is kept by both, shown beside the evidence and changes no outcome`() async throws {
        var scene = try await Scene()
        let notice = try await scene.send()
        try await scene.settle()
        let watch = try scene.officer("Watch", of: Scene.birch).kid
        let outcome = try await scene.delivery(of: notice).outcome
        _ = try await scene.node(Scene.birch).deny(about(notice), text: "nothing came", by: watch)
        try await scene.settle()
        for name in [Scene.ash, Scene.birch] {
            let delivery = try await scene.delivery(of: notice, at: name)
            #expect(delivery.denials.map(\.text) == ["nothing came"])
            #expect(delivery.outcome == outcome)
        }
        try await scene.publish()
        for name in [Scene.ash, Scene.birch] {
            let bundle = try await scene.node(name).bundle(.notice(notice, open: nil), isPartial: false)
            guard case .verified(let report) = try scene.verify(bundle) else {
                Issue.record("the bundle of \(name) does not verify")
                return
            }
            #expect(report.denials.map(\.text) == ["nothing came"])
            #expect(report.denials.map(\.window.isBounded) == [false])
            #expect(report.deliveries[0].outcome == outcome)
        }
    }

    @Test func `of one notice is not shown beside another`() async throws {
        var scene = try await Scene()
        let (first, second) = (try await scene.send(), try await scene.send())
        try await scene.settle()
        let maker = try scene.officer("Decision Maker", of: Scene.birch).kid
        _ = try await scene.node(Scene.birch).deny(about(first), text: "not this one", by: maker)
        try await scene.settle()
        #expect(try await scene.delivery(of: first).denials.count == 1)
        #expect(try await scene.delivery(of: second).denials.isEmpty)
        _ = try await scene.node(Scene.birch).deny(about(), text: "nothing at all", by: maker)
        try await scene.settle()
        #expect(try await scene.delivery(of: second).denials.map(\.text) == ["nothing at all"])
    }

    @Test func `needs the watch or a decision-maker, an own channel and a known party`() async throws {
        let scene = try await Scene([Scene.ash, Scene.birch, Scene.relay])
        let node = try scene.node(Scene.birch)
        let drafter = try scene.officer("Drafter", of: Scene.birch).kid
        let watch = try scene.officer("Watch", of: Scene.birch).kid
        let (ash, birch) = (try PartyID(Scene.ash), try PartyID(Scene.birch))
        let relay = try PartyID(Scene.relay)
        func code(_ about: DenialSubject, _ text: String, _ officer: KeyID) async throws -> String? {
            try await refusalCode { _ = try await node.deny(about, text: text, by: officer) }
        }
        #expect(try await code(about(), "no", drafter) == "role-missing")
        #expect(try await code(DenialSubject(from: ash, to: relay), "no", watch) == "misaddressed")
        let stranger = DenialSubject(from: try PartyID("other.example"), to: birch)
        #expect(try await code(stranger, "no", watch) == "unknown-card")
        #expect(try await code(about(), "", watch) == "malformed-body")
    }

    @Test func `of another channel, or again, is not kept by the other party`() async throws {
        let scene = try await Scene([Scene.ash, Scene.birch, Scene.relay])
        let birch = try scene.seat(Scene.birch).party
        func denial(to other: String) throws -> String {
            let payload = DenialPayload(
                jti: RandomID(bytes: [UInt8](repeating: 1, count: 16)),
                issuer: birch.id,
                about: DenialSubject(from: try PartyID(other), to: birch.id),
                text: "no",
                at: scene.clock.now(),
                after: []
            )
            return try DenialSigner.sign(payload, key: birch.node).jws
        }
        let node = try scene.node(Scene.ash)
        let foreign = try denial(to: Scene.relay)
        let code = try await refusalCode { _ = try await node.acceptDenial(foreign, from: birch.id) }
        #expect(code == "misaddressed")
        let own = try denial(to: Scene.ash)
        #expect(try await node.acceptDenial(own, from: birch.id) == 1)
        #expect(try await node.acceptDenial(own, from: birch.id) == 0)
    }
}
