// SPDX-License-Identifier: Apache-2.0

internal import Exchange
internal import NoticeFormat

extension SQLiteRecord {
    private static let noticeColumns = "number, id, direction, issuer, text, released, created, request, held"

    func notice(_ id: ObjectID) throws -> NoticeRecord? {
        try connection.first(
            "SELECT \(Self.noticeColumns) FROM notice WHERE id = ?",
            id.bytes.blob,
            make: makeNotice
        )
    }

    func notice(draftedBy request: RandomID) throws -> NoticeRecord? {
        try connection.first(
            "SELECT \(Self.noticeColumns) FROM notice WHERE request = ?",
            request.bytes.blob,
            make: makeNotice
        )
    }

    func notices(_ direction: Direction, limit: Int) throws -> [NoticeRecord] {
        try connection.rows(
            """
            SELECT \(Self.noticeColumns) FROM notice WHERE direction = ?
            ORDER BY created DESC, number DESC LIMIT ?
            """,
            direction.rawValue,
            limit,
            make: makeNotice
        )
    }

    func putNotice(_ record: NoticeRecord) throws {
        if let request = record.request, let other = try notice(draftedBy: request), other.id != record.id {
            throw StoreConflict(place: "notice drafted by \(request)")
        }
        let number = try connection.first(
            """
            INSERT INTO notice (id, direction, issuer, text, released, created, request, held)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET direction = excluded.direction, issuer = excluded.issuer,
                text = excluded.text, released = excluded.released, created = excluded.created,
                request = excluded.request, held = excluded.held
            RETURNING number
            """,
            record.id.bytes.blob,
            record.direction.rawValue,
            record.issuer.text,
            record.text,
            record.releasedAt?.seconds,
            record.createdAt.seconds,
            record.request?.bytes.blob,
            record.isHeld ? 1 : 0
        ) { try $0.int64() }
        guard let number else { throw StoreFailure(.damaged, "a notice has no number") }
        try putParts(of: record, number: number)
    }

    private func putParts(of record: NoticeRecord, number: Int64) throws {
        try connection.run("DELETE FROM approval WHERE notice = ?", number)
        for (position, approval) in record.approvals.enumerated() {
            try connection.run(
                "INSERT INTO approval (notice, position, jws) VALUES (?, ?, ?)",
                number,
                position,
                approval
            )
        }
        try connection.run("DELETE FROM route WHERE notice = ?", number)
        for (position, route) in record.via.enumerated() {
            try connection.run(
                "INSERT INTO route (notice, position, relays) VALUES (?, ?, ?)",
                number,
                position,
                route.text
            )
        }
    }

    private func makeNotice(_ row: inout Columns) throws -> NoticeRecord {
        let number = try row.int64()
        var record = try NoticeRecord(
            id: row.objectID(),
            direction: row.raw(),
            issuer: row.party(),
            text: row.text(),
            releasedAt: row.optionalTime(),
            createdAt: row.time(),
            request: row.optionalRandomID(),
            isHeld: row.int() != 0
        )
        record.approvals = try connection.rows(
            "SELECT jws FROM approval WHERE notice = ? ORDER BY position",
            number
        ) { try $0.text() }
        record.via = try connection.rows(
            "SELECT relays FROM route WHERE notice = ? ORDER BY position",
            number
        ) { try $0.word() }
        return record
    }
}
