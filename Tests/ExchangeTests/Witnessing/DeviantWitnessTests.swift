// SPDX-License-Identifier: Apache-2.0

import Exchange
import ExchangeTesting
import NoticeFormat
import NoticeSecurity
import Synchronization
import Testing
import TransparencyLog

/// Birch's witness, with what witnesses in the world do wrong.
private final class DeviantWitness: Sendable {
    enum Deed: Sendable {
        /// Answers this and decides nothing.
        case answer(status: Int, contentType: String, body: String)
        /// Decides and keeps, and the answer is lost.
        case loseAnswer
        /// As the specification says, but a conflict comes without its content type.
        case plainConflict
    }

    private struct State {
        var seen: WitnessState?
        var deeds: [Deed] = []
        var requests = 0
    }

    private let log: VerifierKey
    private let cosigner: Cosigner
    private let state = Mutex(State())

    init(log: VerifierKey, cosigner: Cosigner) {
        self.log = log
        self.cosigner = cosigner
    }

    var requests: Int { state.withLock { $0.requests } }

    func will(_ deeds: [Deed]) { state.withLock { $0.deeds = deeds } }

    func reply(_ body: [UInt8]) throws -> WitnessReply {
        try state.withLock { state in
            state.requests += 1
            let deed = state.deeds.isEmpty ? nil : state.deeds.removeFirst()
            if case .answer(let status, let type, let text) = deed {
                return WitnessReply(status: status, contentType: type, body: Array(text.utf8))
            }
            switch WitnessDecision(body, knownLog: { _ in (keys: [log], lastSeen: state.seen) }) {
            case .refuse(let refusal):
                var type = refusal.contentType
                if case .plainConflict = deed { type = "text/plain" }
                return WitnessReply(status: refusal.status, contentType: type, body: Array(refusal.body.utf8))
            case .cosign(let promise):
                state.seen = promise.newState
                if case .loseAnswer = deed { throw PeerFailure.unreachable("the answer was lost") }
                let line = try promise.cosignature(by: cosigner, at: 1_800_000_000).line + "\n"
                return WitnessReply(status: 200, contentType: "text/plain", body: Array(line.utf8))
            }
        }
    }
}

struct `A witness that errs` {
    private func bench() async throws -> (node: ExchangeNode, witness: DeviantWitness, scene: Scene) {
        let scene = try await Scene()
        let seat = try scene.seat(Scene.ash)
        let birch = try scene.seat(Scene.birch).party
        let witness = DeviantWitness(
            log: try #require(seat.party.chain.logKey),
            cosigner: try Cosigner(name: "witness.birch.example", key: birch.witness)
        )
        let node = try await ExchangeNode.open(
            settings: seat.settings,
            keys: seat.party.nodeKeys,
            store: seat.store,
            transport: AnsweringTransport(answer: []) { try witness.reply($0) },
            clock: scene.clock,
            random: SeededSource(seed: 5)
        )
        _ = try await node.signCheckpoint()
        return (node, witness, scene)
    }

    @Test(arguments: [
        (500, "text/plain", "oops"), (403, "text/plain", ""), (409, "text/plain", "conflict\n"),
        (200, "text/plain", ""), (200, "text/plain", "nonsense\n"), (422, "", "\0"),
        (409, "text/x.tlog.size", "999999\n"),
    ])
    func `does not mute the log, and cosigns at the next try`(
        status: Int,
        contentType: String,
        body: String
    ) async throws {
        let (node, witness, _) = try await bench()
        witness.will([.answer(status: status, contentType: contentType, body: body)])
        #expect(try await node.collectCosignatures() == 0)
        #expect(try await node.checkpointNote() != nil)
        #expect(try await node.collectCosignatures() == 1)
    }

    @Test func `is asked again for a cosignature that it kept and whose answer was lost`() async throws {
        let (node, witness, _) = try await bench()
        witness.will([.loseAnswer])
        #expect(try await node.collectCosignatures() == 0)
        #expect(try await node.collectCosignatures() == 1)
        #expect(witness.requests == 3)
    }

    @Test func `names its size without the content type`() async throws {
        let (node, witness, _) = try await bench()
        witness.will([.loseAnswer, .plainConflict])
        #expect(try await node.collectCosignatures() == 0)
        #expect(try await node.collectCosignatures() == 1)
    }

    @Test func `that names another size again and again is left after a few questions`() async throws {
        let (node, witness, _) = try await bench()
        witness.will(
            Array(repeating: .answer(status: 409, contentType: "text/x.tlog.size", body: "0\n"), count: 99)
        )
        #expect(try await node.collectCosignatures() == 0)
        #expect(witness.requests == 4)
    }

    @Test func `is left alone for some seconds by patient rounds`() async throws {
        let (node, witness, scene) = try await bench()
        witness.will([.answer(status: 500, contentType: "", body: "")])
        #expect(try await node.collectCosignatures(isPatient: true) == 0)
        #expect(try await node.collectCosignatures(isPatient: true) == 0)
        #expect(witness.requests == 1)
        scene.clock.advance(by: .seconds(11))
        #expect(try await node.collectCosignatures(isPatient: true) == 1)
    }
}
