// SPDX-License-Identifier: Apache-2.0

import NoticeFormat
import NoticeSecurity
import Synchronization

/// Kills the recipient's node under steady sending and measures its return, again and again.
struct Recovery: Sendable {
    let rounds: Int
    /// Notices a second.
    let rate: Int
    let away: Duration

    struct Round: Sendable {
        /// Notices that had no evidence yet when the node was ready again.
        let waiting: Int
        /// Seconds from `ready` until the sender had evidence of everything released before it.
        let seconds: Double
    }

    /// Ids of messages in the order they were released.
    private final class Sent: Sendable {
        private let state = Mutex<(messages: [String], isOver: Bool)>(([], false))

        var count: Int { state.withLock { $0.messages.count } }
        var isOver: Bool { state.withLock { $0.isOver } }
        func append(_ msg: String) { state.withLock { $0.messages.append(msg) } }
        func finish() { state.withLock { $0.isOver = true } }
        func messages(from start: Int, to end: Int) -> [String] {
            state.withLock { Array($0.messages[start..<end]) }
        }
    }

    private static let loops = 16

    func run(in folder: String) async throws -> [Round] {
        var fleet = try await Fleet.start(["a", "b"], in: folder)
        let sent = Sent()
        let found = try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<Self.loops {
                group.addTask { [fleet] in try await steadily(fleet, number: number, sent) }
            }
            defer { sent.finish() }
            var found: [Round] = []
            var checked = 0
            for _ in 0..<rounds {
                let end: Int
                (end, fleet.nodes[1]) = try await round(fleet, sent, from: checked, &found)
                checked = end
            }
            sent.finish()
            try await group.waitForAll()
            return found
        }
        try await fleet.stop()
        return found
    }

    private func round(
        _ fleet: Fleet,
        _ sent: Sent,
        from start: Int,
        _ found: inout [Round]
    ) async throws -> (Int, NodeProcess) {
        try await Task.sleep(for: .seconds(1))
        await fleet.nodes[1].kill()
        try await Task.sleep(for: away)
        let (node, ready) = try await fleet.nodes[1].again()
        let end = sent.count
        var seconds: [Double] = []
        for msg in sent.messages(from: start, to: end) {
            let at = try await fleet.nodes[0].mailbox.line("answered \(msg)").at
            seconds.append(ready.duration(to: at).milliseconds / 1000)
        }
        found.append(Round(waiting: seconds.count { $0 > 0 }, seconds: max(0, seconds.max() ?? 0)))
        return (end, node)
    }

    private func steadily(_ fleet: Fleet, number: Int, _ sent: Sent) async throws {
        let officer = fleet.officer(of: fleet.nodes[0], number: number)
        let pause = Duration.seconds(1) * Self.loops / rate
        var next = ContinuousClock.now.advanced(by: pause * number / Self.loops)
        while !sent.isOver, !Task.isCancelled {
            try await Task.sleep(until: next, clock: .continuous)
            next = max(next.advanced(by: pause), ContinuousClock.now)
            sent.append(try await officer.send(to: fleet.nodes[1].card.party).msg)
        }
    }
}
