// SPDX-License-Identifier: Apache-2.0

import NoticeFormat
import NoticeSecurity

/// One closed loop: so many officers, each sending a notice, waiting for its evidence, sending the next.
struct Cell: Sendable {
    let inFlight: Int
    let warmUp: Int
    let seconds: Int

    /// Latencies in milliseconds of what ended within the measured time, and how many were sent in all.
    private struct Loop: Sendable {
        var latencies: [Double] = []
        var count = 0
    }

    func run(_ pair: NodePair) async throws -> CellFigures {
        ProcessFigures.resetPeak(of: pair.sender.pid)
        ProcessFigures.resetPeak(of: pair.recipient.pid)
        let before = try await Snapshot.take(pair)
        let begin = ContinuousClock.now.advanced(by: .seconds(warmUp))
        let end = begin.advanced(by: .seconds(seconds))
        let loops = try await withThrowingTaskGroup(of: Loop.self) { group in
            for number in 0..<inFlight {
                group.addTask { try await loop(pair, number: number, begin: begin, end: end) }
            }
            return try await group.reduce(into: [Loop]()) { $0.append($1) }
        }
        let stopped = ContinuousClock.now
        let after = try await settled(pair)
        return CellFigures(
            cell: self,
            latencies: loops.flatMap(\.latencies).sorted(),
            total: loops.map(\.count).reduce(0, +),
            settling: stopped.duration(to: ContinuousClock.now).milliseconds / 1000,
            before: before,
            after: after
        )
    }

    private func loop(
        _ pair: NodePair,
        number: Int,
        begin: ContinuousClock.Instant,
        end: ContinuousClock.Instant
    ) async throws -> Loop {
        let officer = pair.officer(of: pair.sender, number: number)
        var loop = Loop()
        while true {
            let start = ContinuousClock.now
            if start >= end { return loop }
            let msg = try await officer.send(to: pair.recipient.card.party).msg
            let arrived = try await pair.sender.mailbox.line("answered \(msg)").at
            loop.count += 1
            if arrived >= begin, arrived < end {
                loop.latencies.append(start.duration(to: arrived).milliseconds)
            }
        }
    }

    /// Waits until both nodes have opened, answered and logged what was sent: commits come to rest.
    private func settled(_ pair: NodePair) async throws -> Snapshot {
        var last = try await Snapshot.take(pair)
        for _ in 0..<200 {
            try await Task.sleep(for: .milliseconds(300))
            let next = try await Snapshot.take(pair)
            let isAtRest = zip(last.nodes, next.nodes).allSatisfy { $1.commits - $0.commits <= 2 }
            if isAtRest { return next }
            last = next
        }
        return last
    }
}

extension Duration {
    var milliseconds: Double { self / .milliseconds(1) }
}
