// SPDX-License-Identifier: Apache-2.0

internal import Exchange
internal import NoticeFormat

extension SQLiteRecord {
    func denials(from: PartyID, to: PartyID, limit: Int) throws -> [DenialRecord] {
        try connection.rows(
            """
            SELECT id, issuer, sender, recipient, jws FROM denial
            WHERE sender = ? AND recipient = ? ORDER BY number LIMIT ?
            """,
            from.text,
            to.text,
            limit
        ) { row in
            try DenialRecord(
                id: row.objectID(),
                issuer: row.party(),
                from: row.party(),
                to: row.party(),
                jws: row.text()
            )
        }
    }

    func putDenial(_ record: DenialRecord) throws -> Bool {
        try connection.run(
            """
            INSERT INTO denial (id, issuer, sender, recipient, jws) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (id) DO NOTHING
            """,
            record.id.bytes.blob,
            record.issuer.text,
            record.from.text,
            record.to.text,
            record.jws
        )
        return connection.changeCount == 1
    }

    func looks(at msg: RandomID) throws -> [LookRecord] {
        try connection.rows(
            "SELECT msg, officer, time FROM look WHERE msg = ? ORDER BY number",
            msg.bytes.blob
        ) { row in
            try LookRecord(msg: row.randomID(), officer: KeyID(bytes: row.digest().bytes), at: row.time())
        }
    }

    func putLook(_ record: LookRecord) throws -> Bool {
        try connection.run(
            "INSERT INTO look (msg, officer, time) VALUES (?, ?, ?) ON CONFLICT (msg, officer) DO NOTHING",
            record.msg.bytes.blob,
            record.officer.bytes.blob,
            record.at.seconds
        )
        return connection.changeCount == 1
    }
}
