// SPDX-License-Identifier: Apache-2.0

package import Exchange
internal import Foundation
internal import GRDB

/// A copy of the record in a file of its own, made while another process may be writing to the original.
///
/// Holds what had been committed when the copy began, and no private key.
package struct StoreCopy: Sendable, Hashable {
    /// Leaves of the log in the copy.
    package let size: Int
    package let checkpoint: CheckpointRecord?
    /// Octets of the file.
    package let octets: Int

    /// Copies the file at `path`; on return the copy has reached stable storage, with mode 0600.
    ///
    /// A file in its place is replaced or left, never half written; without `isReplacing` one that is there
    /// is refused as `in-use`. Throws ``StoreFailure``.
    package static func make(
        of path: String,
        to target: String,
        isReplacing: Bool = false,
        schema: Schema = .current
    ) throws -> StoreCopy {
        guard FileManager.default.fileExists(atPath: path) else {
            throw StoreFailure(.notFound, "there is no record to copy")
        }
        guard isReplacing || !FileManager.default.fileExists(atPath: target) else {
            throw StoreFailure(.inUse, "a file of that name is there already")
        }
        let temporary = "\(target).partial"
        try? FileManager.default.removeItem(atPath: temporary)
        defer { try? FileManager.default.removeItem(atPath: temporary) }
        try PrivateFile.create(temporary)
        let (size, checkpoint) = try copy(path, to: temporary, schema: schema)
        try PrivateFile.sync(temporary)
        try PrivateFile.move(temporary, to: target, isReplacing: isReplacing)
        let octets = try FileManager.default.attributesOfItem(atPath: target)[.size] as? Int
        return StoreCopy(size: size, checkpoint: checkpoint, octets: octets ?? 0)
    }

    private static func copy(
        _ path: String,
        to temporary: String,
        schema: Schema
    ) throws -> (Int, CheckpointRecord?) {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(5)
        let source = try DatabaseQueue(path: path, configuration: configuration)
        try source.read { try schema.checkIdentity($0) }
        let copy = try DatabaseQueue(path: temporary)
        // One step under one read lock: the copy is the record at one moment.
        try source.backup(to: copy)
        let found = try copy.writeWithoutTransaction { database in
            // One file: a copy has no write-ahead file beside it.
            try database.execute(sql: "PRAGMA journal_mode = DELETE")
            let record = SQLiteRecord(database)
            return (try record.logSize(), try record.latestCheckpoint())
        }
        try copy.close()
        try source.close()
        return found
    }
}
