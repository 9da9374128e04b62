// SPDX-License-Identifier: Apache-2.0

import NoticeFormat
import NoticeSecurity

/// A closed loop over one route: each officer sends the next notice once the sender's node holds the
/// recipient's evidence of the last one.
struct RouteCell: Sendable {
    let route: MeasuredRoute
    let inFlight: Int
    let warmUp: Int
    let seconds: Int

    struct Figures: Sendable {
        let cell: RouteCell
        /// Milliseconds, ascending.
        let latencies: [Double]
        /// Milliseconds of processor time a notice, warm-up included, by place in the fleet.
        let processorTimes: [Double]

        var perSecond: Double { Double(latencies.count) / Double(cell.seconds) }

        /// Nearest rank; 0 if nothing ended in time.
        func percentile(_ share: Double) -> Double {
            guard !latencies.isEmpty else { return 0 }
            let rank = Int((Double(latencies.count) * share).rounded(.up))
            return latencies[min(latencies.count, rank) - 1]
        }
    }

    private struct Loop: Sendable {
        var latencies: [Double] = []
        var count = 0
    }

    func run(_ fleet: Fleet) async throws -> Figures {
        let before = try fleet.nodes.map { try ProcessFigures(pid: $0.pid).time }
        let begin = ContinuousClock.now.advanced(by: .seconds(warmUp))
        let end = begin.advanced(by: .seconds(seconds))
        let loops = try await withThrowingTaskGroup(of: Loop.self) { group in
            for number in 0..<inFlight {
                group.addTask { try await loop(fleet, number: number, begin: begin, end: end) }
            }
            return try await group.reduce(into: [Loop]()) { $0.append($1) }
        }
        let total = max(1, loops.map(\.count).reduce(0, +))
        // What follows the last evidence, such as opening, belongs to it.
        try await Task.sleep(for: .seconds(1))
        let times = try zip(fleet.nodes, before).map { node, before in
            let spent = (try ProcessFigures(pid: node.pid).time - before).milliseconds(for: total)
            return spent.user + spent.system
        }
        return Figures(cell: self, latencies: loops.flatMap(\.latencies).sorted(), processorTimes: times)
    }

    private func loop(
        _ fleet: Fleet,
        number: Int,
        begin: ContinuousClock.Instant,
        end: ContinuousClock.Instant
    ) async throws -> Loop {
        guard let sender = fleet.nodes.first, let recipient = fleet.nodes.last else { return Loop() }
        let officer = fleet.officer(of: sender, number: number)
        let via = route.via(fleet)
        var loop = Loop()
        while true {
            let start = ContinuousClock.now
            if start >= end { return loop }
            let msg = try await officer.send(to: recipient.card.party, via: via).msg
            let arrived = try await sender.mailbox.line(route.word(for: msg)).at
            loop.count += 1
            if arrived >= begin, arrived < end {
                loop.latencies.append(start.duration(to: arrived).milliseconds)
            }
        }
    }
}
