// SPDX-License-Identifier: Apache-2.0

import Exchange
import ExchangeTesting
import NoticeFormat
import NoticeSecurity
import Testing

/// Every place where a node is handed signed objects, with an object of every type in it.
struct `A node refuses in each of its slots every object of another type` {
    private var scene: Scene
    private var specimens: Specimens
    private var objects: [(type: ObjectType, text: String)] = []
    private let evidence = Set(ObjectType.allCases.filter(\.isEvidence))

    init() async throws {
        scene = try await Scene([Scene.ash, Scene.birch, Scene.relay])
        specimens = try Specimens(
            ash: scene.seat(Scene.ash).party,
            birch: scene.seat(Scene.birch).party,
            relay: scene.seat(Scene.relay).party
        )
        for type in ObjectType.allCases { objects.append((type, try specimens.object(of: type))) }
    }

    /// What no slot of a node takes alone: these travel sealed in an envelope, or in a bundle.
    private static let withoutSlot: Set<ObjectType> = [
        .notice, .dispatch, .bundleSeal, .statement, .seal, .opening, .consent, .waiver,
    ]
    /// What each test below offers a place.
    private static let covered: Set<ObjectType> = [
        .submission, .status, .relayStatus, .impersonation, .denial, .card, .approval, .request,
    ]

    @Test func `and every type has a slot, or is said to have none`() {
        let known = evidence.union(Self.withoutSlot).union(Self.covered)
        #expect(known == Set(ObjectType.allCases))
    }

    /// Offers every object; those of these types are taken, all others refused without a trace in the log.
    private func check(
        _ name: String,
        takes types: Set<ObjectType>,
        at node: String = Scene.birch,
        _ offer: (String) async throws -> Void
    ) async throws {
        for object in objects where !types.contains(object.type) {
            let size = try await scene.logSize(node)
            await #expect(throws: Refusal.self, "\(object.type) as \(name)") { try await offer(object.text) }
            #expect(try await scene.logSize(node) == size)
        }
        for object in objects where types.contains(object.type) {
            await #expect(throws: Never.self, "\(object.type) as \(name)") { try await offer(object.text) }
        }
    }

    private func admit(_ delivery: EnvelopeDelivery) async throws {
        let answer = try await scene.node(Scene.birch).admitEnvelope(delivery, from: specimens.ash.id)
        if case .refused(let refusal) = answer { throw refusal }
    }

    @Test func `as a submission`() async throws {
        let envelope = specimens.message.sealed.bytes
        try await check("submission", takes: [.submission]) { text in
            try await admit(EnvelopeDelivery(envelope: envelope, submission: text, evidence: []))
        }
    }

    @Test mutating func `as evidence of earlier hops`() async throws {
        let delivery = try specimens.ash.handOver(specimens.message)
        // Nobody stands before the first stop of a route: not even evidence is taken.
        try await check("hop evidence", takes: []) { text in
            var delivery = delivery
            delivery.evidence = [text]
            try await admit(delivery)
        }
    }

    @Test mutating func `as evidence, and what is taken is stored under its own name`() async throws {
        try await admit(specimens.ash.handOver(specimens.message))
        let (msg, ash) = (specimens.message.msg, specimens.ash.id)
        let node = try scene.node(Scene.birch)
        try await check("evidence", takes: evidence) { text in
            _ = try await node.acceptEvidence([text], of: msg, from: ash)
        }
        let stored = try await scene.seat(Scene.birch).store.read { try $0.evidence(of: msg).map(\.jws) }
        #expect(Set(objects.filter { $0.type.isEvidence }.map(\.text)).isSubset(of: stored))
    }

    @Test mutating func `as evidence in the answer of a next hop`() async throws {
        let notice = try await scene.send()
        let delivery = try await scene.delivery(of: notice)
        let ash = try scene.seat(Scene.ash)
        var wrong = objects.map(\.text)
        // Evidence of another message is refused like an object of another type.
        wrong.append("not.an.object")
        for text in wrong {
            let answering = AnsweringTransport(answer: [text])
            let node = try await ExchangeNode.open(
                settings: ash.settings,
                keys: ash.party.nodeKeys,
                store: ash.store,
                transport: answering,
                clock: scene.clock,
                random: SeededSource(seed: 5)
            )
            _ = try await node.deliverDue()
            #expect(answering.count == 1)
            scene.clock.advance(by: .seconds(61))
            #expect(try await ash.store.read { try $0.evidence(of: delivery.message.msg) }.isEmpty)
            #expect(try await ash.store.read { try $0.outboxCount() } == 1)
        }
    }

    @Test func `as a status`() async throws {
        let node = try scene.node(Scene.birch)
        let ash = specimens.ash.id
        try await check("status", takes: [.status]) { _ = try await node.acceptStatus($0, from: ash) }
    }

    @Test func `as a relay's status`() async throws {
        let node = try scene.node(Scene.birch)
        let relay = specimens.relay.id
        try await check("relay status", takes: [.relayStatus]) {
            _ = try await node.acceptStatus($0, from: relay)
        }
    }

    @Test func `as an impersonation report`() async throws {
        let node = try scene.node(Scene.birch)
        let ash = specimens.ash.id
        try await check("report", takes: [.impersonation]) {
            _ = try await node.acceptImpersonationReport($0, from: ash)
        }
    }

    @Test func `as a denial`() async throws {
        let node = try scene.node(Scene.birch)
        let ash = specimens.ash.id
        try await check("denial", takes: [.denial]) { _ = try await node.acceptDenial($0, from: ash) }
    }

    @Test func `as a version of a card`() async throws {
        let node = try scene.node(Scene.birch)
        let ash = specimens.ash
        try await check("card", takes: [.card]) { text in
            let file = CardChainFile(cards: ash.chain.versions.map(\.jws) + [text])
            try await node.acceptCardUpdate(file.payload, from: ash.id)
        }
    }

    @Test mutating func `as an approval`() async throws {
        let notice = try await scene.compose()
        let node = try scene.node(Scene.ash)
        for object in objects {
            // The approval among them is of another notice.
            await #expect(throws: Refusal.self, "\(object.type)") {
                try await node.approve(notice, with: object.text)
            }
        }
        try await scene.approve(notice, by: "Releaser One")
        try await scene.approve(notice, by: "Releaser Two")
        #expect(try await node.view(notice.text).state != .waiting)
    }

    @Test mutating func `as an officer's evidence`() async throws {
        try await admit(specimens.ash.handOver(specimens.message))
        try await scene.settle([Scene.birch])
        let msg = specimens.message.msg
        let node = try scene.node(Scene.birch)
        for object in objects {
            // An officer's own evidence among them follows nothing that the node has signed.
            await #expect(throws: Refusal.self, "\(object.type)") {
                try await node.acceptOfficerEvidence(object.text, of: msg)
            }
        }
        let honest = try await scene.sign(.acknowledged, about: msg)
        try await node.acceptOfficerEvidence(honest, of: msg)
    }

    @Test func `as the credential of a request`() throws {
        let node = try scene.node(Scene.birch)
        for object in objects {
            let requester = try? node.requester(
                of: object.text,
                method: "POST",
                target: "/herald/v1/evidence",
                body: []
            )
            let expected: Requester? = object.type == .request ? .node(specimens.ash.id) : nil
            #expect(requester == expected, "\(object.type)")
        }
    }
}
