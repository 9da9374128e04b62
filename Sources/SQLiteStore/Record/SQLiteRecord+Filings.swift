// SPDX-License-Identifier: Apache-2.0

internal import Exchange
internal import NoticeFormat

extension SQLiteRecord {
    private static let columns = "id, type, issuer, number, about, time, jws, held"

    func filing(_ id: ObjectID) throws -> FilingRecord? {
        try connection.rows(
            "SELECT \(Self.columns) FROM filing WHERE id = ?",
            id.bytes.blob,
            make: Self.filing
        )
        .first
    }

    func filings(_ query: FilingQuery) throws -> [FilingRecord] {
        var position: Int64 = 0
        if let after = query.after {
            let found = try connection.rows(
                "SELECT position FROM filing WHERE id = ?",
                after.bytes.blob
            ) { row in try row.int64() }
            position = found.first ?? 0
        }
        return try connection.rows(
            """
            SELECT \(Self.columns) FROM filing
            WHERE type = ?1 AND position > ?2 AND (?3 IS NULL OR issuer = ?3) AND (?4 IS NULL OR about = ?4)
            ORDER BY position LIMIT ?5
            """,
            query.type.rawValue,
            position,
            query.issuer?.text,
            query.about,
            query.limit,
            make: Self.filing
        )
    }

    func lastFiling(_ type: LeafType, by issuer: PartyID) throws -> FilingRecord? {
        try connection.rows(
            """
            SELECT \(Self.columns) FROM filing WHERE type = ? AND issuer = ? AND number IS NOT NULL
            ORDER BY number DESC LIMIT 1
            """,
            type.rawValue,
            issuer.text,
            make: Self.filing
        ).first
    }

    func putFiling(_ record: FilingRecord) throws -> Bool {
        try connection.run(
            """
            INSERT INTO filing (id, type, issuer, number, about, time, jws, held) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO NOTHING
            """,
            record.id.bytes.blob,
            record.type.rawValue,
            record.issuer.text,
            record.number,
            record.about,
            record.at.seconds,
            record.jws,
            record.held?.blob
        )
        return connection.changeCount == 1
    }

    private static func filing(_ row: inout Columns) throws -> FilingRecord {
        try FilingRecord(
            id: row.objectID(),
            type: row.raw(),
            issuer: row.party(),
            number: row.optionalInt().map { Int($0) },
            about: row.optionalText(),
            at: row.time(),
            jws: row.text(),
            held: row.optionalBytes()
        )
    }
}
