// SPDX-License-Identifier: Apache-2.0

import Exchange
import ExchangeTesting
import NoticeFormat
import NoticeSecurity
import Testing

struct `A flood of junk` {
    private static let count = 10_000

    /// Birch's node with peers that count what they are sent.
    private func flooded(_ scene: Scene) async throws -> (node: ExchangeNode, peers: AnsweringTransport) {
        let seat = try scene.seat(Scene.birch)
        let peers = AnsweringTransport(answer: [])
        let node = try await ExchangeNode.open(
            settings: seat.settings,
            keys: seat.party.nodeKeys,
            store: seat.store,
            transport: peers,
            clock: scene.clock,
            random: SeededSource(seed: 5)
        )
        return (node, peers)
    }

    /// Lets the node do all its work, as it would after a while.
    private func work(_ node: ExchangeNode) async throws {
        _ = try await node.reportImpersonations()
        _ = try await node.openWaiting()
        _ = try await node.deliverDue()
    }

    @Test func `of 10,000 submissions leaves no trace and is answered with less than came in`() async throws {
        let scene = try await Scene()
        let (node, peers) = try await flooded(scene)
        let junk = try Junk(scene)
        let size = try await scene.logSize(Scene.birch)
        var random = SeededRandom(seed: 11)
        var (received, answered) = (0, 0)
        for number in 0..<Self.count {
            let delivery = junk.delivery(number, &random)
            received += delivery.envelope.count + delivery.submission.utf8.count
            let answer = try await node.admitEnvelope(delivery, from: junk.requester(number))
            guard case .refused(let refusal) = answer else { throw Unexpected() }
            #expect(refusal.evidence.isEmpty)
            answered += refusal.code.text.utf8.count + refusal.detail.utf8.count
            if number % 1000 == 999 { try await work(node) }
        }
        #expect(answered < received)
        #expect(try await scene.seat(Scene.birch).store.read { try $0.messages(.inbound, limit: 10) }.isEmpty)
        // One report to the party in whose name some of it came: one a minute at most.
        #expect(try await scene.logSize(Scene.birch) <= size + 1)
        #expect(peers.count + peers.otherCount <= 10)
    }

    @Test func `of evidence, statuses and reports leaves no trace either`() async throws {
        var scene = try await Scene()
        let notice = try await scene.send()
        try await scene.settle()
        let msg = try await scene.delivery(of: notice).message.msg
        let (node, peers) = try await flooded(scene)
        let ash = try scene.id(Scene.ash)
        let size = try await scene.logSize(Scene.birch)
        var random = SeededRandom(seed: 12)
        for number in 0..<2000 {
            let text = Junk.compact(&random)
            let code = try await refusalCode {
                switch number % 5 {
                case 0: _ = try await node.acceptEvidence([text], of: msg, from: ash)
                case 1: _ = try await node.acceptEvidence([text], of: random.randomID(), from: ash)
                case 2: _ = try await node.acceptStatus(text, from: ash)
                case 3: _ = try await node.acceptImpersonationReport(text, from: ash)
                default: try await node.acceptCardUpdate(Array(text.utf8), from: ash)
                }
            }
            #expect(code != nil)
        }
        try await work(node)
        #expect(try await scene.logSize(Scene.birch) == size)
        #expect(peers.count + peers.otherCount == 0)
    }

    @Test func `of one envelope again and again gets the same bytes and is opened once`() async throws {
        var scene = try await Scene()
        let notice = try await scene.send()
        let delivery = try await scene.handOver(of: notice)
        let ash = try scene.id(Scene.ash)
        let (node, peers) = try await flooded(scene)
        let first = try await node.admitEnvelope(delivery, from: ash)
        try await work(node)
        let size = try await scene.logSize(Scene.birch)
        let sent = peers.count + peers.otherCount
        for _ in 0..<200 { #expect(try await node.admitEnvelope(delivery, from: ash) == first) }
        try await work(node)
        #expect(try await scene.logSize(Scene.birch) == size)
        #expect(peers.count + peers.otherCount == sent)
    }
}

/// What a hostile network, stranger or pinned party can throw at a node.
private struct Junk {
    private let ash: PartyID
    private let stranger: PartyID
    /// Genuine, and each with something that does not belong to it.
    private let mixed: [EnvelopeDelivery]

    init(_ scene: Scene) throws {
        var sender = try scene.seat(Scene.ash).party
        let birch = try scene.seat(Scene.birch).party
        var forger = try TestParty(Scene.ash, seed: 99)
        var strange = try TestParty("stranger.example")
        ash = sender.id
        stranger = strange.id
        let message = try sender.message(sender.released(TestParty.draft(), to: [birch.id]), to: birch)
        let forged = try forger.message(forger.released(TestParty.draft(), to: [birch.id]), to: birch)
        let unknown = try strange.message(strange.released(TestParty.draft(), to: [birch.id]), to: birch)
        let elsewhere = try sender.handOver(message, nextHop: strange.id)
        let envelope = message.sealed.bytes
        mixed = [
            elsewhere, try forger.handOver(forged), try strange.handOver(unknown),
            EnvelopeDelivery(envelope: envelope, submission: message.dispatch.jws, evidence: []),
            EnvelopeDelivery(envelope: envelope, submission: "a.b.c", evidence: []),
        ]
    }

    func requester(_ number: Int) -> PartyID { number % 7 == 0 ? stranger : ash }

    func delivery(_ number: Int, _ random: inout SeededRandom) -> EnvelopeDelivery {
        guard number % 50 == 0 else {
            let octets = random.octets(200 + number % 300)
            let text = number % 3 == 0 ? Self.compact(&random) : ""
            return EnvelopeDelivery(envelope: octets, submission: text, evidence: [])
        }
        return mixed[number / 50 % mixed.count]
    }

    /// Something of the form of a signed object.
    static func compact(_ random: inout SeededRandom) -> String {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
        let segments = [90, 200, 86].map { count in
            String(random.octets(count).map { alphabet[Int($0 & 63)] })
        }
        return segments.joined(separator: ".")
    }
}
