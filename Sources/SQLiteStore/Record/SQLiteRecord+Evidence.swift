// SPDX-License-Identifier: Apache-2.0

internal import Exchange
internal import NoticeFormat

extension SQLiteRecord {
    private static let evidenceQuery = "SELECT id, msg, issuer, event, jws, kept FROM evidence"

    func submissions(of msg: RandomID) throws -> [SubmissionRecord] {
        try connection.rows(
            "SELECT route, jws FROM submission WHERE msg = ? ORDER BY number",
            msg.bytes.blob
        ) { row in
            try SubmissionRecord(msg: msg, route: row.word(), jws: row.text())
        }
    }

    func evidence(of msg: RandomID) throws -> [EvidenceRecord] {
        try connection.rows(
            "\(Self.evidenceQuery) WHERE msg = ? ORDER BY number",
            msg.bytes.blob,
            make: makeEvidence
        )
    }

    func evidenceHead(of msg: RandomID, issuer: PartyID) throws -> EvidenceRecord? {
        try connection.first(
            "\(Self.evidenceQuery) WHERE msg = ? AND issuer = ? ORDER BY number DESC LIMIT 1",
            msg.bytes.blob,
            issuer.text,
            make: makeEvidence
        )
    }

    func evidence(_ id: ObjectID) throws -> EvidenceRecord? {
        try connection.first("\(Self.evidenceQuery) WHERE id = ?", id.bytes.blob, make: makeEvidence)
    }

    func putSubmission(_ record: SubmissionRecord) throws {
        try connection.run(
            "INSERT INTO submission (msg, route, jws) VALUES (?, ?, ?) ON CONFLICT (msg, route) DO NOTHING",
            record.msg.bytes.blob,
            record.route.text,
            record.jws
        )
    }

    func putEvidence(_ record: EvidenceRecord) throws -> Bool {
        try connection.run(
            """
            INSERT INTO evidence (id, msg, issuer, event, jws, kept) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO NOTHING
            """,
            record.id.bytes.blob,
            record.msg.bytes.blob,
            record.issuer.text,
            record.event,
            record.jws,
            record.keptAt.seconds
        )
        return connection.changeCount == 1
    }

    private func makeEvidence(_ row: inout Columns) throws -> EvidenceRecord {
        try EvidenceRecord(
            id: row.objectID(),
            msg: row.randomID(),
            issuer: row.party(),
            event: row.text(),
            jws: row.text(),
            keptAt: row.time()
        )
    }
}
