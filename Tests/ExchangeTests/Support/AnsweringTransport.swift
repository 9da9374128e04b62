// SPDX-License-Identifier: Apache-2.0

import Exchange
import NoticeFormat
import Synchronization

/// Peers that answer every envelope with the same texts, and nothing else.
final class AnsweringTransport: PeerTransport {
    private let answer: [String]
    private let state = Mutex(0)

    init(answer: [String]) {
        self.answer = answer
    }

    /// How many envelopes were handed over.
    var count: Int { state.withLock { $0 } }

    func deliver(_ delivery: EnvelopeDelivery, to peer: Peer) async throws -> [String] {
        state.withLock { $0 += 1 }
        return answer
    }

    func sendEvidence(_ evidence: [String], of msg: RandomID, to peer: Peer) async throws { try refuse() }

    func sendStatus(_ status: String, to peer: Peer) async throws { try refuse() }

    func sendImpersonationReport(_ report: String, to peer: Peer) async throws { try refuse() }

    func sendCards(_ file: [UInt8], to peer: Peer) async throws { try refuse() }

    func requestGap(_ numbers: ClosedRange<Int>, from peer: Peer) async throws { try refuse() }

    func announceReturn(have number: Int, to peer: Peer) async throws { try refuse() }

    func addCheckpoint(_ body: [UInt8], at witnessURL: String) async throws -> WitnessReply {
        throw PeerFailure.unreachable("nobody is there")
    }

    private func refuse() throws { throw PeerFailure.unreachable("nobody is there") }
}
