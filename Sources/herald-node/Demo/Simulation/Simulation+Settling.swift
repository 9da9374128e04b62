// SPDX-License-Identifier: Apache-2.0

import Exchange
import NoticeFormat

extension Simulation {
    /// The most rounds in which every node does what is due.
    private static let rounds = 64
    /// How far the clock is moved on for tries that were put off; a cut link outlasts it.
    private static let patience: Int64 = 5

    /// Does everything due at every node, then publishes and has it witnessed.
    ///
    /// Bounded: what cannot be delivered stays in the outbox.
    func settle(under restraint: Restraint = Restraint()) async throws {
        var left = Self.patience
        while true {
            try await workOff(under: restraint)
            guard let next = try await nextDelivery() else { break }
            let wait = max(1, next.seconds(since: clock.now()))
            guard wait <= left else { break }
            clock.advance(seconds: wait)
            left -= wait
        }
        clock.advance(seconds: 1)
        try await publish()
    }

    /// Signs checkpoints where logs have grown and collects cosignatures from every outside witness.
    func publish() async throws {
        for party in parties { _ = try await party.running.node.signCheckpoint() }
        for party in parties { _ = try await party.running.node.collectCosignatures() }
    }

    private func workOff(under restraint: Restraint) async throws {
        for _ in 0..<Self.rounds {
            var done = 0
            for party in parties {
                let node = party.running.node
                if !restraint.statesNothing.contains(party.short) { done += try await node.makeStatuses() }
                done += try await node.watchHeartbeats()
                if !restraint.opensNothing.contains(party.short) { done += try await node.openWaiting() }
                done += try await node.closeDeadlines()
                done += try await node.reportImpersonations()
                done += try await node.deliverDue()
            }
            if done == 0 { return }
        }
        throw NodeFailure(3, "the nodes did not come to rest within \(Self.rounds) rounds")
    }

    /// Moves the clock on to a time and stops at every time limit that ends before it, as nodes that run do.
    func advance(to time: Timestamp, under restraint: Restraint) async throws {
        for _ in 0..<Self.rounds {
            guard let next = try await nextDeadline(), next < time else { break }
            clock.move(to: next)
            try await settle(under: restraint)
        }
        clock.move(to: time)
    }

    private func nextDeadline() async throws -> Timestamp? {
        var earliest: Timestamp?
        for party in parties {
            guard let next = try await party.running.node.nextDeadline() else { continue }
            earliest = min(earliest ?? next, next)
        }
        return earliest
    }

    private func nextDelivery() async throws -> Timestamp? {
        var earliest: Timestamp?
        for party in parties {
            guard let next = try await party.running.node.nextDelivery() else { continue }
            earliest = min(earliest ?? next, next)
        }
        return earliest
    }
}
