// SPDX-License-Identifier: Apache-2.0

import Exchange
import Foundation
import Logging
import NoticeFormat
import ServiceLifecycle
import StrictJSON

/// Asks the peers of a restored record what they hold, until nothing is left to ask.
struct RecoveryWork: Service {
    let node: ExchangeNode
    let files: NodeFiles
    let logger: Logger

    private static let pause: Duration = .seconds(2)

    func run() async throws {
        // What a card has declared is no longer news.
        if !node.isRecovering { try files.write(nil) }
        await cancelWhenGracefulShutdown {
            while node.isRecovering, !Task.isCancelled {
                do {
                    try await round()
                } catch is CancellationError {
                    return
                } catch {
                    logger.error("could not recover", metadata: ["error": "\(error)"])
                }
                try? await Task.sleep(for: Self.pause)
            }
            // Services end together: this one waits for the others.
            while !Task.isCancelled { try? await Task.sleep(for: .seconds(3600)) }
        }
    }

    private func round() async throws {
        let wasReadOnly = node.isReadOnly
        let words = node.recoveryWords
        _ = try await node.recover()
        let report = try await node.store.read { try ExchangeNode.recoveryReport(of: node.party, in: $0) }
        try files.write(report)
        if let now = node.recoveryWords, now != words { logger.warning("\(now)") }
        if wasReadOnly, !node.isReadOnly {
            try await node.resumeDeliveries()
            _ = try await node.announceReturn()
        }
    }
}

extension NodeFiles {
    /// Writes what is known of the loss beside the record; removes the file once nothing is left of it.
    func write(_ report: RecoveryReport?) throws {
        guard let report else {
            try? FileManager.default.removeItem(atPath: recoveryPath)
            return
        }
        let bytes = Data(CanonicalJSON.encode(report.json) + [0x0A])
        guard bytes != FileManager.default.contents(atPath: recoveryPath) else { return }
        try bytes.write(to: URL(filePath: recoveryPath), options: .atomic)
    }
}

extension RecoveryReport {
    var json: JSONValue {
        .object([
            ("behind", .bool(record.isBehind)),
            ("declared", .bool(record.isDeclared)),
            ("excused", .texts(record.excused)),
            (
                "inbound",
                .array(
                    inbound.map {
                        .object([
                            ("held", .number($0.held)), ("last", .number($0.last)),
                            ("party", .text($0.party)),
                        ])
                    }
                )
            ),
            ("lost", .array(lost.map(\.json))),
            ("restoredAt", .text(record.restoredAt)),
            ("size", .number(record.size)),
            ("waiting", .texts(waiting)),
            ("witnessedSize", .number(record.witnessedSize)),
        ])
    }
}
