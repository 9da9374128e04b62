// SPDX-License-Identifier: Apache-2.0

import Foundation
import Logging
import NoticeFormat
import StrictJSON

/// One JSON object a line on standard error.
///
/// Callers log ids, codes and parties, never content.
struct NodeLog: LogHandler {
    var metadata: Logger.Metadata = [:]
    var logLevel: Logger.Level = .info
    let label: String

    static func standardError() -> Logger {
        var logger = Logger(label: "herald-node") { NodeLog(label: $0) }
        logger.logLevel = .info
        return logger
    }

    /// For demos: nothing below a fault.
    static func quiet() -> Logger {
        var logger = Logger(label: "herald-node") { NodeLog(label: $0) }
        logger.logLevel = .critical
        return logger
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        var object = JSONObject()
        for (key, value) in metadata.merging(event.metadata ?? [:], uniquingKeysWith: { $1 }) {
            object[key] = .string("\(value)")
        }
        object["at"] = .string(Timestamp(seconds: Int64(Date().timeIntervalSince1970)).text)
        object["level"] = .string(event.level.rawValue)
        object["message"] = .string(event.message.description)
        FileHandle.standardError.write(Data(CanonicalJSON.encode(.object(object)) + [0x0A]))
    }
}
