// SPDX-License-Identifier: Apache-2.0

import Exchange
import NoticeFormat
import Synchronization

/// Which parties of a replay cannot reach each other.
final class Links: Sendable {
    private struct State {
        var cut: Set<Set<PartyID>> = []
        var addresses: [String: PartyID] = [:]
    }

    private let state = Mutex(State())

    func cut(_ one: PartyID, _ other: PartyID) {
        state.withLock { _ = $0.cut.insert([one, other]) }
    }

    func heal(_ one: PartyID, _ other: PartyID) {
        state.withLock { _ = $0.cut.remove([one, other]) }
    }

    /// Remembers whose base URL this is.
    func add(_ party: PartyID, at url: String) {
        state.withLock { $0.addresses[url] = party }
    }

    func isCut(_ one: PartyID, _ other: PartyID) -> Bool {
        state.withLock { $0.cut.contains([one, other]) }
    }

    /// The party whose base URL this one begins with.
    func party(at url: String) -> PartyID? {
        state.withLock { state in
            state.addresses.first { url == $0.key || url.hasPrefix($0.key + "/") }?.value
        }
    }
}

/// A party's way to its peers, with the links that were cut taken out.
struct CuttableTransport: PeerTransport {
    let party: PartyID
    let links: Links
    let inner: any PeerTransport

    func deliver(_ delivery: EnvelopeDelivery, to peer: Peer) async throws -> [String] {
        try reach(peer.party)
        return try await inner.deliver(delivery, to: peer)
    }

    func sendEvidence(_ evidence: [String], of msg: RandomID, to peer: Peer) async throws {
        try reach(peer.party)
        try await inner.sendEvidence(evidence, of: msg, to: peer)
    }

    func sendStatus(_ status: String, to peer: Peer) async throws {
        try reach(peer.party)
        try await inner.sendStatus(status, to: peer)
    }

    func sendImpersonationReport(_ report: String, to peer: Peer) async throws {
        try reach(peer.party)
        try await inner.sendImpersonationReport(report, to: peer)
    }

    func sendDenial(_ denial: String, to peer: Peer) async throws {
        try reach(peer.party)
        try await inner.sendDenial(denial, to: peer)
    }

    func sendCards(_ file: [UInt8], to peer: Peer) async throws {
        try reach(peer.party)
        try await inner.sendCards(file, to: peer)
    }

    func requestGap(_ numbers: ClosedRange<Int>, from peer: Peer) async throws {
        try reach(peer.party)
        try await inner.requestGap(numbers, from: peer)
    }

    func announceReturn(have number: Int, to peer: Peer) async throws {
        try reach(peer.party)
        try await inner.announceReturn(have: number, to: peer)
    }

    func recover(_ question: RecoveryQuestion, from peer: Peer) async throws -> RecoveryAnswer {
        try reach(peer.party)
        return try await inner.recover(question, from: peer)
    }

    func witnessedCheckpoint(of originHash: String, at witnessURL: String) async throws -> WitnessReply {
        if let witness = links.party(at: witnessURL) { try reach(witness) }
        return try await inner.witnessedCheckpoint(of: originHash, at: witnessURL)
    }

    func logResource(_ path: String, at logURL: String) async throws -> [UInt8]? {
        if let log = links.party(at: logURL) { try reach(log) }
        return try await inner.logResource(path, at: logURL)
    }

    func addCheckpoint(_ body: [UInt8], at witnessURL: String) async throws -> WitnessReply {
        if let witness = links.party(at: witnessURL) { try reach(witness) }
        return try await inner.addCheckpoint(body, at: witnessURL)
    }

    private func reach(_ other: PartyID) throws {
        if links.isCut(party, other) { throw PeerFailure.unreachable("the link to \(other.text) is cut") }
    }
}
