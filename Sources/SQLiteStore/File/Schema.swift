// SPDX-License-Identifier: Apache-2.0

internal import GRDB

/// The versions of the file's tables, and the way from each to the next.
package struct Schema: Sendable {
    /// SQL scripts; the one at n brings a file from version n to n + 1.
    package var steps: [String]

    package init(steps: [String]) {
        self.steps = steps
    }

    package static let current = Schema(steps: [version1])

    /// Kept in the file's header: "HRLD".
    package static let applicationID = 0x4852_4C44

    package var version: Int { steps.count }

    /// Throws unless the file is empty, or ours and no newer than this schema.
    func checkIdentity(_ database: Database) throws {
        do {
            let application = try Self.pragma("application_id", database)
            let version = try Self.pragma("user_version", database)
            if application == Self.applicationID {
                guard version <= self.version else {
                    throw StoreFailure(
                        .newerSchema,
                        "the file has schema version \(version), this program knows up to \(self.version)"
                    )
                }
                return
            }
            let objects = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_schema")
            guard application == 0, version == 0, objects == 0 else {
                throw StoreFailure(.otherApplication, "the file belongs to another program")
            }
        } catch let error as DatabaseError where error.resultCode == .SQLITE_NOTADB {
            throw StoreFailure(.otherApplication, "the file is no database")
        }
    }

    /// Brings the file to this version in one transaction, or leaves it as it was.
    func migrate(_ database: Database) throws {
        let found = try Self.pragma("user_version", database)
        guard found < version else { return }
        try database.inTransaction(.immediate) {
            for step in steps[found...] { try database.execute(sql: step) }
            try database.execute(sql: "PRAGMA application_id = \(Self.applicationID)")
            try database.execute(sql: "PRAGMA user_version = \(version)")
            return .commit
        }
    }

    private static func pragma(_ name: String, _ database: Database) throws -> Int {
        try Int.fetchOne(database, sql: "PRAGMA \(name)") ?? 0
    }
}
