// SPDX-License-Identifier: Apache-2.0

package import Exchange
package import NoticeFormat
internal import NoticeSecurity
internal import Synchronization

/// Joins nodes in one process: what one sends, another is asked, with faults where a test wants them.
package final class LoopbackNetwork: LoopbackMedium {
    package enum Fault: Sendable, Hashable {
        /// The other node is not asked.
        case unreachable
        /// The other node acts, and its answer is lost.
        case answerLost
        /// Somebody answers no, with this code.
        case refuses(ReasonCode)
    }

    /// An ordered pair of parties.
    struct Link: Hashable, Sendable {
        let from: PartyID
        let to: PartyID

        var reversed: Self { Self(from: to, to: from) }
    }

    private struct State {
        var nodes: [PartyID: ExchangeNode] = [:]
        var faults: [Link: Fault] = [:]
        var alterations: [Link: @Sendable (EnvelopeDelivery) -> EnvelopeDelivery] = [:]
        var envelopeCounts: [Link: Int] = [:]
    }

    private let state = Mutex(State())

    package init() {}

    /// What a party's node is given to reach the others.
    package func transport(of party: PartyID) -> any PeerTransport {
        LoopbackTransport(network: self, party: party)
    }

    /// Puts a node in the place of its party; one that was there is gone, as after a crash.
    package func join(_ node: ExchangeNode) {
        state.withLock { $0.nodes[node.party] = node }
    }

    package func leave(_ party: PartyID) {
        state.withLock { $0.nodes[party] = nil }
    }

    /// Sets or, with nil, repairs what is wrong between two parties, in one direction.
    package func set(_ fault: Fault?, from: PartyID, to: PartyID) {
        state.withLock { $0.faults[Link(from: from, to: to)] = fault }
    }

    /// Lets somebody on the way change envelopes.
    package func alter(
        from: PartyID,
        to: PartyID,
        _ change: @escaping @Sendable (EnvelopeDelivery) -> EnvelopeDelivery
    ) {
        state.withLock { $0.alterations[Link(from: from, to: to)] = change }
    }

    /// Envelopes that were handed over on a link, repeats included.
    package func envelopeCount(from: PartyID, to: PartyID) -> Int {
        state.withLock { $0.envelopeCounts[Link(from: from, to: to)] ?? 0 }
    }

    func ask<Answer: Sendable>(
        _ link: Link,
        _ name: String,
        _ request: @escaping @Sendable (ExchangeNode) async throws -> Answer
    ) async throws -> Answer {
        let (node, fault) = state.withLock { ($0.nodes[link.to], $0.faults[link]) }
        guard let node, fault != .unreachable else {
            throw PeerFailure.unreachable("\(link.to.text) does not answer")
        }
        if case .refuses(let code) = fault { throw PeerFailure.refused(code, evidence: []) }
        await node.heard(from: link.from)
        let answer: Answer
        do {
            answer = try await request(node)
        } catch let refusal as Refusal {
            throw PeerFailure.refused(refusal.code, evidence: refusal.evidence)
        } catch {
            throw PeerFailure.unreachable("\(link.to.text) failed")
        }
        guard fault == nil else { throw PeerFailure.unreachable("the answer was lost") }
        return answer
    }

    func onTheWay(_ delivery: EnvelopeDelivery, _ link: Link) -> EnvelopeDelivery {
        state.withLock { state in
            state.envelopeCounts[link, default: 0] += 1
            return state.alterations[link]?(delivery) ?? delivery
        }
    }

    func onTheWay(evidence: [String], _ link: Link) -> [String] { evidence }

    func willDeliver(_ delivery: EnvelopeDelivery, _ link: Link) {}

    func witness(at url: String) -> PartyID? {
        let nodes = state.withLock { $0.nodes }
        return nodes.values.first { node in
            node.cards[node.party]?.latest.payload.witness?.url == url
        }?.party
    }

    func log(at url: String) -> PartyID? {
        let nodes = state.withLock { $0.nodes }
        return nodes.values.first { $0.cards[$0.party]?.latest.payload.log.url == url }?.party
    }
}
