// SPDX-License-Identifier: Apache-2.0

internal import Exchange
internal import NoticeFormat
internal import NoticeSecurity

/// The end of a ``SimulatedNetwork`` that one run of a node holds: it is dead when the run is over.
struct SimulatedLine: LoopbackMedium {
    let network: SimulatedNetwork
    let run: NodeRun
    let cast: SimulationCast

    func ask<Answer: Sendable>(
        _ link: LoopbackNetwork.Link,
        _ name: String,
        _ request: @escaping @Sendable (ExchangeNode) async throws -> Answer
    ) async throws -> Answer {
        try run.check()
        let answer = try await network.ask(link, name, request)
        try run.check()
        return answer
    }

    func willDeliver(_ delivery: EnvelopeDelivery, _ link: LoopbackNetwork.Link) {
        network.countTry(delivery.envelope, by: link.from)
    }

    func onTheWay(_ delivery: EnvelopeDelivery, _ link: LoopbackNetwork.Link) -> EnvelopeDelivery {
        var delivery = delivery
        delivery.envelope = network.altered(delivery.envelope, link)
        return delivery
    }

    func onTheWay(evidence: [String], _ link: LoopbackNetwork.Link) -> [String] {
        evidence.map { String(decoding: network.altered(Array($0.utf8), link), as: UTF8.self) }
    }

    func witness(at url: String) -> PartyID? {
        CastMember.allCases.map { cast[$0] }.first { $0.chain.latest.payload.witness?.url == url }?.id
    }

    func log(at url: String) -> PartyID? {
        CastMember.allCases.map { cast[$0] }.first { $0.chain.latest.payload.log.url == url }?.id
    }
}
