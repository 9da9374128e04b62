// SPDX-License-Identifier: Apache-2.0

internal import Exchange
internal import NoticeFormat

extension SQLiteRecord {
    func recovery() throws -> RecoveryRecord? {
        let text = try connection.first("SELECT body FROM recovery") { try $0.text() }
        do {
            return try text.map { try RecoveryRecord(text: $0) }
        } catch {
            throw StoreFailure(.damaged, "what is kept about the recovery is not in its form")
        }
    }

    func putRecovery(_ record: RecoveryRecord?) throws {
        guard let record else { return try connection.run("DELETE FROM recovery") }
        try connection.run("INSERT OR REPLACE INTO recovery (only, body) VALUES (1, ?)", record.text)
    }

    func reservedHead(to recipient: PartyID) throws -> ReservedHead? {
        try connection.first(
            "SELECT number, head FROM reserved_head WHERE recipient = ?",
            recipient.text
        ) { row in
            try ReservedHead(number: row.int(), head: row.optionalObjectID())
        }
    }

    func putReservedHead(_ head: ReservedHead, to recipient: PartyID) throws {
        guard head.number >= (try reservedHead(to: recipient)?.number ?? 1) else { return }
        try connection.run(
            "INSERT OR REPLACE INTO reserved_head (recipient, number, head) VALUES (?, ?, ?)",
            recipient.text,
            head.number,
            head.head?.bytes.blob
        )
    }

    func evidence(by issuer: PartyID, before: Int64?, limit: Int) throws -> [NumberedObject] {
        try connection.rows(
            "SELECT number, jws FROM evidence WHERE issuer = ? AND number < ? ORDER BY number DESC LIMIT ?",
            issuer.text,
            before ?? Int64.max,
            limit,
            make: makeNumbered
        )
    }

    func submissions(from sender: PartyID, before: Int64?, limit: Int) throws -> [NumberedObject] {
        try connection.rows(
            """
            SELECT submission.number, submission.jws FROM submission JOIN message USING (msg)
            WHERE message.sender = ? AND submission.number < ? ORDER BY submission.number DESC LIMIT ?
            """,
            sender.text,
            before ?? Int64.max,
            limit,
            make: makeNumbered
        )
    }

    func statuses(
        by issuer: PartyID,
        about counterpart: PartyID,
        above index: Int,
        limit: Int
    ) throws -> [StatusRecord] {
        try connection.rows(
            "\(Self.statusQuery) WHERE issuer = ? AND counterpart = ? AND idx > ? ORDER BY idx LIMIT ?",
            issuer.text,
            counterpart.text,
            index,
            limit,
            make: makeStatus
        )
    }

    func dispatches(
        from: PartyID,
        to: PartyID,
        above number: Int,
        limit: Int
    ) throws -> [DispatchRecord] {
        try connection.rows(
            "\(Self.dispatchQuery) WHERE sender = ? AND recipient = ? AND number > ? ORDER BY number LIMIT ?",
            from.text,
            to.text,
            number,
            limit,
            make: makeDispatch
        )
    }

    private func makeNumbered(_ row: inout Columns) throws -> NumberedObject {
        try NumberedObject(number: row.int64(), jws: row.text())
    }
}
