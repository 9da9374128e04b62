// SPDX-License-Identifier: Apache-2.0

import Exchange
import NoticeFormat
import Synchronization

/// Peers that answer every envelope with the same texts, checkpoints as a test says, and everything else
/// with silence.
final class AnsweringTransport: PeerTransport {
    private let answer: [String]
    private let witness: (@Sendable ([UInt8]) throws -> WitnessReply)?
    private let state = Mutex((envelopes: 0, others: 0))

    init(answer: [String], witness: (@Sendable ([UInt8]) throws -> WitnessReply)? = nil) {
        self.answer = answer
        self.witness = witness
    }

    /// How many envelopes were handed over.
    var count: Int { state.withLock { $0.envelopes } }
    /// How often a peer was called for anything else.
    var otherCount: Int { state.withLock { $0.others } }

    func deliver(_ delivery: EnvelopeDelivery, to peer: Peer) async throws -> [String] {
        state.withLock { $0.envelopes += 1 }
        return answer
    }

    func sendEvidence(_ evidence: [String], of msg: RandomID, to peer: Peer) async throws { try refuse() }

    func sendStatus(_ status: String, to peer: Peer) async throws { try refuse() }

    func sendImpersonationReport(_ report: String, to peer: Peer) async throws { try refuse() }

    func sendDenial(_ denial: String, to peer: Peer) async throws {}
    func sendCards(_ file: [UInt8], to peer: Peer) async throws { try refuse() }

    func requestGap(_ numbers: ClosedRange<Int>, from peer: Peer) async throws { try refuse() }

    func announceReturn(have number: Int, to peer: Peer) async throws { try refuse() }

    func recover(_ question: RecoveryQuestion, from peer: Peer) async throws -> RecoveryAnswer {
        try refuse()
        throw PeerFailure.unreachable("nobody is there")
    }

    func witnessedCheckpoint(of originHash: String, at witnessURL: String) async throws -> WitnessReply {
        try refuse()
        return WitnessReply(status: 503, contentType: "text/plain", body: [])
    }

    func logResource(_ path: String, at logURL: String) async throws -> [UInt8]? {
        try refuse()
        return nil
    }

    func addCheckpoint(_ body: [UInt8], at witnessURL: String) async throws -> WitnessReply {
        if let witness { return try witness(body) }
        try refuse()
        return WitnessReply(status: 503, contentType: "text/plain", body: [])
    }

    private func refuse() throws {
        state.withLock { $0.others += 1 }
        throw PeerFailure.unreachable("nobody is there")
    }
}
