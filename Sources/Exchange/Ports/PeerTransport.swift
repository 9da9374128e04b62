// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat

/// Reaches the nodes of other parties.
///
/// Every call is one attempt: retries are the caller's. A call that throws
/// ``PeerFailure/refused(_:evidence:)`` was answered; any other error means that no answer came, and the other side may have acted all the same.
/// The transport is not trusted: everything it returns is verified.
package protocol PeerTransport: Sendable {
    /// Hands an envelope over and returns the evidence that came back.
    func deliver(_ delivery: EnvelopeDelivery, to peer: Peer) async throws -> [String]
    func sendEvidence(_ evidence: [String], of msg: RandomID, to peer: Peer) async throws
    func sendStatus(_ status: String, to peer: Peer) async throws
    func sendImpersonationReport(_ report: String, to peer: Peer) async throws
    func sendDenial(_ denial: String, to peer: Peer) async throws
    func sendCards(_ file: [UInt8], to peer: Peer) async throws
    func requestGap(_ numbers: ClosedRange<Int>, from peer: Peer) async throws
    /// Says that this node is back and has the peer's dispatches up to this number without a gap.
    func announceReturn(have number: Int, to peer: Peer) async throws
    /// Asks for one page of what the peer holds of this party's (node-api.md, section 7).
    func recover(_ question: RecoveryQuestion, from peer: Peer) async throws -> RecoveryAnswer
    /// C2SP tlog-witness: the newest checkpoint a witness cosigned for a log, or status 404.
    func witnessedCheckpoint(of originHash: String, at witnessURL: String) async throws -> WitnessReply
    /// C2SP tlog-tiles: a resource of a log at its path; nil where the log says that there is none.
    func logResource(_ path: String, at logURL: String) async throws -> [UInt8]?
    /// C2SP tlog-witness `add-checkpoint`; no signature beyond that in the body.
    func addCheckpoint(_ body: [UInt8], at witnessURL: String) async throws -> WitnessReply
}

/// Where a party's node is, as its pinned card says.
package struct Peer: Sendable, Hashable {
    package var party: PartyID
    /// Base URLs, best first.
    package var endpoints: [String]

    package init(party: PartyID, endpoints: [String]) {
        self.party = party
        self.endpoints = endpoints
    }
}

package enum PeerFailure: Error, Sendable, Hashable {
    /// The other node answered no, with signed evidence if it gave any.
    case refused(ReasonCode, evidence: [String])
    /// No answer, or one that is not of this contract.
    case unreachable(String)
}

/// An envelope on its way, with the hand-over and what earlier hops signed.
package struct EnvelopeDelivery: Sendable, Hashable {
    package var envelope: [UInt8]
    package var submission: String
    /// Evidence of earlier hops, as compact JWS.
    package var evidence: [String]

    package init(envelope: [UInt8], submission: String, evidence: [String]) {
        self.envelope = envelope
        self.submission = submission
        self.evidence = evidence
    }
}
