// SPDX-License-Identifier: Apache-2.0

import Exchange
import Logging
import ServiceLifecycle

/// What a node does besides answering: deliver, open, sign checkpoints, collect cosignatures, state channels.
enum BackgroundWork {
    static func services(for node: ExchangeNode, listening: WorkSignal, logger: Logger) -> [any Service] {
        // A peer that hangs holds one round of deliveries; the other loops go on with what is new.
        let deliveries = (1...3).map { number in
            SignalledWork(name: "deliver \(number)", node: node, logger: logger) {
                try await node.deliverDue()
            }
        }
        let opening = SignalledWork(name: "open", node: node, logger: logger) { try await node.openWaiting() }
        // A witness that hangs holds one of these; the others go on with the rest, and signing never waits.
        let cosigning = (1...3).map { number in
            PeriodicWork(name: "cosign \(number)", every: .milliseconds(500), logger: logger) {
                _ = try await node.collectCosignatures(isPatient: true)
            }
        }
        return deliveries + cosigning + [
            opening,
            DeadlineWork(node: node, logger: logger),
            ReturnWork(node: node, listening: listening, logger: logger),
            PeriodicWork(name: "publish", every: .milliseconds(500), logger: logger) {
                _ = try await node.signCheckpoint()
            },
            PeriodicWork(name: "compare logs", every: .seconds(60), logger: logger) {
                _ = try await node.compareLogs()
            },
            PeriodicWork(name: "state", every: .milliseconds(900), logger: logger) {
                _ = try await node.watchHeartbeats()
                _ = try await node.makeStatuses()
                _ = try await node.reportImpersonations()
            },
        ]
    }
}

/// Works whenever the node says that there is work, and at least once a second.
struct SignalledWork: Service {
    let name: String
    let node: ExchangeNode
    let logger: Logger
    /// Returns how much it did; nothing means that there is nothing to do now.
    let work: @Sendable () async throws -> Int

    func run() async throws {
        await withTaskCancellationOrGracefulShutdownHandler {
            while !Task.isShuttingDownGracefully, !Task.isCancelled {
                do {
                    if try await work() > 0 { continue }
                } catch {
                    logger.error("work failed", metadata: ["work": "\(name)", "error": "\(error)"])
                    try? await Task.sleep(for: .seconds(1))
                }
                await node.signal.wait(atMost: .seconds(1))
            }
        } onCancelOrGracefulShutdown: {
            node.signal.raise()
        }
    }
}

/// Works at intervals; a failure is logged and tried again the next time.
struct PeriodicWork: Service {
    let name: String
    let interval: Duration
    let logger: Logger
    let work: @Sendable () async throws -> Void

    init(
        name: String,
        every interval: Duration,
        logger: Logger,
        work: @escaping @Sendable () async throws -> Void
    ) {
        self.name = name
        self.interval = interval
        self.logger = logger
        self.work = work
    }

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do {
                    try await work()
                } catch is CancellationError {
                    return
                } catch {
                    logger.error("work failed", metadata: ["work": "\(name)", "error": "\(error)"])
                }
                try? await Task.sleep(for: interval)
            }
        }
    }
}
