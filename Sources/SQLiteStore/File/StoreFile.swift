// SPDX-License-Identifier: Apache-2.0

internal import GRDB

/// Opens the database file with the settings that the port's promises rest on.
enum StoreFile {
    /// Opens or creates the file; the caller holds its lock.
    ///
    /// Nothing is written before the file is known to be ours, of a version this program knows.
    static func open(_ path: String, schema: Schema) throws -> DatabasePool {
        // Before SQLite, which would give it the permissions of the umask; -wal and -shm take theirs from it.
        try PrivateFile.create(path)
        var configuration = Configuration()
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(5)
        configuration.maximumReaderCount = 4
        configuration.prepareDatabase { database in
            try schema.checkIdentity(database)
            try database.execute(sql: "PRAGMA trusted_schema = OFF")
        }
        do {
            let pool = try DatabasePool(path: path, configuration: configuration)
            try pool.writeWithoutTransaction { database in
                try database.execute(sql: "PRAGMA synchronous = FULL")
                try checkSettings(database)
                try schema.migrate(database)
            }
            return pool
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CORRUPT {
            throw StoreFailure(.damaged, "the pages that say what is in the file are damaged")
        }
    }

    private static func checkSettings(_ database: Database) throws {
        let journal = try String.fetchOne(database, sql: "PRAGMA journal_mode")
        let synchronous = try Int.fetchOne(database, sql: "PRAGMA synchronous")
        let foreignKeys = try Int.fetchOne(database, sql: "PRAGMA foreign_keys")
        guard journal == "wal", synchronous == 2, foreignKeys == 1 else {
            throw StoreFailure(
                .unsafeSettings,
                "the file does not take the settings that make writes durable"
            )
        }
    }
}
