// SPDX-License-Identifier: Apache-2.0

import Foundation
import Logging

/// The node's own log, and lines on standard output when evidence about a message is durable.
struct ReportingLog: LogHandler {
    /// What `ExchangeNode` logs after the transaction that keeps the next hop's evidence.
    static let answered = "answered by the next hop"

    /// What it logs after the transaction that keeps evidence another node has sent.
    static let kept = "evidence kept"

    private var inner: NodeLog

    static func logger() -> Logger {
        var logger = Logger(label: "herald-node") { ReportingLog(inner: NodeLog(label: $0)) }
        logger.logLevel = .info
        return logger
    }

    /// One short line, written with one call, so that lines of different threads do not mix.
    static func report(_ line: String) {
        FileHandle.standardOutput.write(Data((line + "\n").utf8))
    }

    var metadata: Logger.Metadata {
        get { inner.metadata }
        set { inner.metadata = newValue }
    }

    var logLevel: Logger.Level {
        get { inner.logLevel }
        set { inner.logLevel = newValue }
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { inner[metadataKey: key] }
        set { inner[metadataKey: key] = newValue }
    }

    func log(event: LogEvent) {
        if let msg = event.metadata?["msg"] {
            switch event.message.description {
            case Self.answered: Self.report("answered \(msg)")
            case Self.kept where "\(event.metadata?["events"] ?? "")".contains("ContentConsignment"):
                Self.report("arrived \(msg)")
            default: break
            }
        }
        inner.log(event: event)
    }
}
