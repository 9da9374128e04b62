// SPDX-License-Identifier: Apache-2.0

import NoticeFormat
import NoticeSecurity
import Synchronization

/// Notices that queue up while the recipient's node is away, and how fast they go once it is back.
struct Drain: Sendable {
    let notices: Int
    let inFlight: Int

    struct Figures: Sendable {
        let notices: Int
        /// Seconds in which they were sent while the recipient was away.
        let sending: Double
        /// Seconds from its `ready` to the sender's first and last evidence of it.
        let first: Double
        let last: Double
        /// Largest resident memory of sender and recipient, in KiB.
        let peaks: [Int]

        var perSecond: Double { Double(notices) / last }
    }

    func run(in folder: String) async throws -> Figures {
        var fleet = try await Fleet.start(["a", "b"], in: folder)
        await fleet.nodes[1].kill()
        let began = ContinuousClock.now
        let sent = try await queueUp(fleet)
        let sending = began.duration(to: ContinuousClock.now).milliseconds / 1000
        let (recipient, ready) = try await fleet.nodes[1].again()
        fleet.nodes[1] = recipient
        var times: [ContinuousClock.Instant] = []
        for msg in sent { times.append(try await fleet.nodes[0].mailbox.line("answered \(msg)").at) }
        let seconds = times.map { ready.duration(to: $0).milliseconds / 1000 }
        let peaks = try fleet.nodes.map { try ProcessFigures(pid: $0.pid).peak }
        try await fleet.stop()
        return Figures(
            notices: sent.count,
            sending: sending,
            first: seconds.min() ?? 0,
            last: seconds.max() ?? 0,
            peaks: peaks
        )
    }

    private func queueUp(_ fleet: Fleet) async throws -> [String] {
        let tickets = Tickets(notices)
        return try await withThrowingTaskGroup(of: [String].self) { group in
            for number in 0..<inFlight {
                group.addTask {
                    let officer = fleet.officer(of: fleet.nodes[0], number: number)
                    var sent: [String] = []
                    while tickets.take() {
                        sent.append(try await officer.send(to: fleet.nodes[1].card.party).msg)
                    }
                    return sent
                }
            }
            return try await group.reduce(into: [String]()) { $0 += $1 }
        }
    }

    /// So many notices, each sent by whoever comes first.
    private final class Tickets: Sendable {
        private let left: Mutex<Int>

        init(_ count: Int) {
            left = Mutex(count)
        }

        func take() -> Bool {
            left.withLock { left in
                defer { left -= 1 }
                return left > 0
            }
        }
    }
}
