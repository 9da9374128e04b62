// SPDX-License-Identifier: Apache-2.0

import Exchange
import Logging
import NoticeFormat
import ServiceLifecycle

/// Signs what follows from time limits that have ended: wakes at the next end, or when the record changed.
struct DeadlineWork: Service {
    let node: ExchangeNode
    let logger: Logger

    /// Sleeps no longer, so that a clock that was set forward is noticed.
    private static let longestSleep: Int64 = 60

    func run() async throws {
        await withTaskCancellationOrGracefulShutdownHandler {
            while !Task.isShuttingDownGracefully, !Task.isCancelled {
                var seconds: Int64 = 1
                do {
                    if try await node.closeDeadlines() > 0 { continue }
                    let next = try await node.nextDeadline()
                    seconds = next.map { $0.seconds(since: SystemClock().now()) } ?? Self.longestSleep
                } catch {
                    logger.error("work failed", metadata: ["work": "deadlines", "error": "\(error)"])
                }
                await node.signal.wait(atMost: .seconds(min(max(1, seconds), Self.longestSleep)))
            }
        } onCancelOrGracefulShutdown: {
            node.signal.raise()
        }
    }
}
