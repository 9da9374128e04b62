// SPDX-License-Identifier: Apache-2.0

internal import Exchange
internal import NoticeFormat
internal import NoticeSecurity

/// One party's end of a ``LoopbackMedium``.
struct LoopbackTransport: PeerTransport {
    let network: any LoopbackMedium
    let party: PartyID

    func deliver(_ delivery: EnvelopeDelivery, to peer: Peer) async throws -> [String] {
        let link = link(peer)
        network.willDeliver(delivery, link)
        return try await ask(link) { node in
            switch try await node.admitEnvelope(network.onTheWay(delivery, link), from: party) {
            case .accepted(let evidence): return network.onTheWay(evidence: evidence, link.reversed)
            case .refused(var refusal):
                refusal.evidence = network.onTheWay(evidence: refusal.evidence, link.reversed)
                throw refusal
            }
        }
    }

    func sendEvidence(_ evidence: [String], of msg: RandomID, to peer: Peer) async throws {
        let link = link(peer)
        _ = try await ask(link) { node in
            try await node.acceptEvidence(
                network.onTheWay(evidence: evidence, link),
                of: msg,
                from: party
            )
        }
    }

    func sendStatus(_ status: String, to peer: Peer) async throws {
        _ = try await ask(link(peer)) { try await $0.acceptStatus(status, from: party) }
    }

    func sendImpersonationReport(_ report: String, to peer: Peer) async throws {
        _ = try await ask(link(peer)) { node in
            try await node.acceptImpersonationReport(report, from: party)
        }
    }

    func sendDenial(_ denial: String, to peer: Peer) async throws {
        _ = try await ask(link(peer)) { try await $0.acceptDenial(denial, from: party) }
    }

    func sendCards(_ file: [UInt8], to peer: Peer) async throws {
        try await ask(link(peer)) { try await $0.acceptCardUpdate(file, from: party) }
    }

    func requestGap(_ numbers: ClosedRange<Int>, from peer: Peer) async throws {
        _ = try await ask(link(peer)) { try await $0.acceptGapRequest(numbers, from: party) }
    }

    func announceReturn(have number: Int, to peer: Peer) async throws {
        _ = try await ask(link(peer)) { try await $0.acceptReturn(have: number, from: party) }
    }

    func recover(_ question: RecoveryQuestion, from peer: Peer) async throws -> RecoveryAnswer {
        try await ask(link(peer)) { try await $0.recoveryAnswer(to: question, from: party) }
    }

    func witnessedCheckpoint(of originHash: String, at witnessURL: String) async throws -> WitnessReply {
        guard let witness = network.witness(at: witnessURL) else {
            throw PeerFailure.unreachable("no witness is at that address")
        }
        let link = LoopbackNetwork.Link(from: party, to: witness)
        let note = try await ask(link) { try await $0.witnessedCheckpoint(originHash: originHash) }
        return WitnessReply(status: note == nil ? 404 : 200, contentType: "text/plain", body: note ?? [])
    }

    func logResource(_ path: String, at logURL: String) async throws -> [UInt8]? {
        guard let log = network.log(at: logURL) else {
            throw PeerFailure.unreachable("no log is at that address")
        }
        return try await ask(LoopbackNetwork.Link(from: party, to: log)) { node in
            path == "checkpoint" ? try await node.checkpointNote() : try await node.logResource(path)
        }
    }

    func addCheckpoint(_ body: [UInt8], at witnessURL: String) async throws -> WitnessReply {
        guard let witness = network.witness(at: witnessURL) else {
            throw PeerFailure.unreachable("no witness is at that address")
        }
        let link = LoopbackNetwork.Link(from: party, to: witness)
        return try await ask(link) { try await $0.addCheckpoint(body) }
    }

    /// The name is that of the function that asks.
    private func ask<Answer: Sendable>(
        _ link: LoopbackNetwork.Link,
        name: String = #function,
        _ request: @escaping @Sendable (ExchangeNode) async throws -> Answer
    ) async throws -> Answer {
        try await network.ask(link, String(name.prefix { $0 != "(" }), request)
    }

    private func link(_ peer: Peer) -> LoopbackNetwork.Link {
        LoopbackNetwork.Link(from: party, to: peer.party)
    }
}
