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
                await sleep(seconds: min(max(1, seconds), Self.longestSleep))
            }
        } onCancelOrGracefulShutdown: {
            node.signal.raise()
        }
    }

    private func sleep(seconds: Int64) async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await node.signal.wait() }
            group.addTask { try? await Task.sleep(for: .seconds(seconds)) }
            await group.next()
            group.cancelAll()
        }
    }
}
