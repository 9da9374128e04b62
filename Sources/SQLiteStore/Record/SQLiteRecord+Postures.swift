// SPDX-License-Identifier: Apache-2.0

internal import Exchange
internal import NoticeFormat

extension SQLiteRecord {
    func postures(after position: Int, limit: Int) throws -> [PostureEntry] {
        try connection.rows(
            """
            SELECT position, id, kind, issuer, time, answers FROM posture WHERE position > ?
            ORDER BY position LIMIT ?
            """,
            position,
            limit
        ) { row in
            try PostureEntry(
                position: row.int(),
                record: PostureRecord(
                    id: row.objectID(),
                    kind: row.raw(),
                    issuer: row.party(),
                    composedAt: row.time(),
                    answers: Self.ids(row.bytes())
                )
            )
        }
    }

    func putPosture(_ record: PostureRecord) throws {
        try connection.run(
            """
            INSERT INTO posture (id, kind, issuer, time, answers) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (id) DO NOTHING
            """,
            record.id.bytes.blob,
            record.kind.rawValue,
            record.issuer.text,
            record.composedAt.seconds,
            record.answers.flatMap(\.bytes).blob
        )
    }

    private static func ids(_ bytes: [UInt8]) -> [ObjectID] {
        stride(from: 0, to: bytes.count, by: ObjectID.byteCount).map { start in
            ObjectID(bytes: Array(bytes[start..<(start + ObjectID.byteCount)]))
        }
    }
}
