// SPDX-License-Identifier: Apache-2.0

internal import Exchange
internal import NoticeFormat
internal import NoticeSecurity
internal import Synchronization

/// Carries requests between nodes in simulated time, with the faults of a schedule.
///
/// A request and its answer travel by themselves: whoever asked may be gone when the request arrives, and
/// both may come late, twice or never.
final class SimulatedNetwork: Sendable {
    typealias Link = LoopbackNetwork.Link

    private struct State {
        var nodes: [PartyID: ExchangeNode] = [:]
        var conditions: LinkConditions
        /// Requests and answers on the way, and requests being answered.
        var underWay = 0
        /// How often a party set out with an envelope.
        var tries: [PartyID: [Digest: Int]] = [:]
    }

    /// After which a node gives up waiting for an answer.
    private static let patience: Int64 = 30_000

    private let world: SimulatedWorld
    private let cast: SimulationCast
    private let surprises: Surprises
    private let state: Mutex<State>

    init(
        _ world: SimulatedWorld,
        _ cast: SimulationCast,
        _ schedule: SimulationSchedule,
        _ surprises: Surprises
    ) {
        self.world = world
        self.cast = cast
        self.surprises = surprises
        state = Mutex(State(conditions: LinkConditions(schedule)))
    }

    var isQuiet: Bool { state.withLock { $0.underWay == 0 } }

    func join(_ node: ExchangeNode) { state.withLock { $0.nodes[node.party] = node } }

    func leave(_ party: PartyID) { state.withLock { $0.nodes[party] = nil } }

    /// How often a party has set out with the envelope of this digest.
    func tries(by party: PartyID, with env: Digest) -> Int {
        state.withLock { $0.tries[party]?[env] ?? 0 }
    }

    func countTry(_ envelope: [UInt8], by party: PartyID) {
        let env = ObjectHash.digest(envelope)
        state.withLock { $0.tries[party, default: [:]][env, default: 0] += 1 }
    }

    func ask<Answer: Sendable>(
        _ link: Link,
        _ name: String,
        _ request: @escaping @Sendable (ExchangeNode) async throws -> Answer
    ) async throws -> Answer {
        let pending = Pending<Answer>()
        let label = "\(cast.name(link.from))>\(cast.name(link.to)) \(name)"
        let delays = passages(link)
        if delays.isEmpty { world.note("\(label): lost") }
        for delay in delays {
            travel(delay) { await self.arrive(link, label, request, pending) }
        }
        world.after(Self.patience) { pending.give(.failure(PeerFailure.unreachable("no answer in time"))) }
        return try await pending.wait()
    }

    private func arrive<Answer: Sendable>(
        _ link: Link,
        _ label: String,
        _ request: @Sendable (ExchangeNode) async throws -> Answer,
        _ pending: Pending<Answer>
    ) async {
        let answer = await answer(link, label, request)
        let delays = passages(link.reversed)
        if delays.isEmpty { world.note("\(label): answer lost") }
        // Only the first answer counts.
        guard let delay = delays.min() else { return }
        travel(delay) { pending.give(answer) }
    }

    private func answer<Answer: Sendable>(
        _ link: Link,
        _ label: String,
        _ request: @Sendable (ExchangeNode) async throws -> Answer
    ) async -> Result<Answer, any Error> {
        guard let node = state.withLock({ $0.nodes[link.to] }) else {
            return .failure(PeerFailure.unreachable("nobody listens"))
        }
        do {
            let answer = try await request(node)
            world.note("\(label): done")
            return .success(answer)
        } catch let refusal as Refusal {
            world.note("\(label): refused \(refusal.code.text)")
            surprises.add(refusal, to: label)
            return .failure(PeerFailure.refused(refusal.code, evidence: refusal.evidence))
        } catch {
            world.note("\(label): failed")
            surprises.add(error, in: label)
            return .failure(PeerFailure.unreachable("status 500"))
        }
    }

    /// Lets something arrive after a while.
    private func travel(_ delay: Int64, _ arrival: @escaping @Sendable () async -> Void) {
        state.withLock { $0.underWay += 1 }
        world.after(delay) {
            self.world.spawn {
                await arrival()
                self.state.withLock { $0.underWay -= 1 }
            }
        }
    }
}

extension SimulatedNetwork {
    /// After how many milliseconds a thing arrives: none if it is lost, two if it is doubled.
    private func passages(_ link: Link) -> [Int64] {
        guard let from = cast.member(link.from), let to = cast.member(link.to) else { return [] }
        return state.withLock { $0.conditions.passages(from: from, to: to, at: world.now) }
    }

    /// What becomes of some bytes on a link.
    func altered(_ bytes: [UInt8], _ link: Link) -> [UInt8] {
        guard let from = cast.member(link.from), let to = cast.member(link.to) else { return bytes }
        return state.withLock { $0.conditions.altered(bytes, from: from, to: to, at: world.now) }
    }
}
