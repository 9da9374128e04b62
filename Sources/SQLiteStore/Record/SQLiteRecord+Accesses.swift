// SPDX-License-Identifier: Apache-2.0

internal import Exchange
internal import NoticeFormat

extension SQLiteRecord {
    func accesses(to entry: ObjectID, limit: Int) throws -> [AccessRecord] {
        try connection.rows(
            """
            SELECT entry, officer, time, reason FROM entry_access
            WHERE entry = ? ORDER BY number DESC LIMIT ?
            """,
            entry.bytes.blob,
            limit
        ) { row in
            try AccessRecord(
                entry: row.objectID(),
                officer: KeyID(bytes: row.digest().bytes),
                at: row.time(),
                reason: row.optionalText()
            )
        }
    }

    func putAccess(_ record: AccessRecord) throws {
        try connection.run(
            "INSERT INTO entry_access (entry, officer, time, reason) VALUES (?, ?, ?, ?)",
            record.entry.bytes.blob,
            record.officer.bytes.blob,
            record.at.seconds,
            record.reason
        )
    }
}
