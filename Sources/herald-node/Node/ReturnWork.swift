// SPDX-License-Identifier: Apache-2.0

import Exchange
import Logging
import NoticeFormat
import ServiceLifecycle

/// Tells the pinned parties that this node is back: once it listens, and whenever the process or the machine
/// stood still for a while.
struct ReturnWork: Service {
    let node: ExchangeNode
    /// Raised once the server takes requests: before that, whoever is told would come in vain.
    let listening: WorkSignal
    let logger: Logger

    /// Before each further try with those that gave no answer; after the last one the usual tries go on.
    private static let pauses: [Duration] = [.seconds(1), .seconds(3), .seconds(9), .seconds(27)]
    /// A second that took longer than this was a standstill.
    private static let standstill: Duration = .seconds(5)

    func run() async throws {
        await cancelWhenGracefulShutdown {
            await listening.wait()
            await announce()
            while !Task.isCancelled {
                let began = ContinuousClock.now
                try? await Task.sleep(for: .seconds(1))
                if !Task.isCancelled, ContinuousClock.now - began > Self.standstill { await announce() }
            }
        }
    }

    private func announce() async {
        do {
            try await node.resumeDeliveries()
            var silent = try await node.announceReturn()
            for pause in Self.pauses where !silent.isEmpty {
                try await Task.sleep(for: pause)
                silent = try await node.announceReturn(to: silent)
            }
        } catch is CancellationError {
            return
        } catch {
            logger.error("could not announce the return", metadata: ["error": "\(error)"])
        }
    }
}
