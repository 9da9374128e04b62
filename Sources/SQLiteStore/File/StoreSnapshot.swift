// SPDX-License-Identifier: Apache-2.0

package import Exchange
internal import Foundation
internal import GRDB

/// Reads a record that a node may be using, without a lock and without changing it.
package enum StoreSnapshot {
    /// Runs the body on the record as it was at one moment.
    ///
    /// Throws ``StoreFailure`` where there is no record, or one of another program.
    package static func read<Value>(
        _ path: String,
        _ body: (any StoreReader) throws -> Value
    ) throws -> Value {
        guard FileManager.default.fileExists(atPath: path) else {
            throw StoreFailure(.notFound, "there is no record at \(path)")
        }
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(5)
        let source = try DatabaseQueue(path: path, configuration: configuration)
        return try source.read { database in
            try Schema.current.checkIdentity(database)
            return try body(SQLiteRecord(database))
        }
    }
}
