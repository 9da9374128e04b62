// SPDX-License-Identifier: Apache-2.0

internal import Exchange
internal import NoticeFormat

extension SQLiteRecord {
    func links(to target: ObjectID) throws -> [LinkRecord] {
        try connection.rows(
            "SELECT target, notice, relation FROM link WHERE target = ? ORDER BY number",
            target.bytes.blob
        ) { try LinkRecord(target: $0.objectID(), notice: $0.objectID(), relation: $0.raw()) }
    }

    func putLink(_ record: LinkRecord) throws {
        try connection.run(
            """
            INSERT INTO link (target, notice, relation) VALUES (?, ?, ?)
            ON CONFLICT (target, notice, relation) DO NOTHING
            """,
            record.target.bytes.blob,
            record.notice.bytes.blob,
            record.relation.rawValue
        )
    }
}
