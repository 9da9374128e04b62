// SPDX-License-Identifier: Apache-2.0

internal import Exchange
internal import NoticeFormat

extension SQLiteRecord {
    static let statusQuery = "SELECT id, issuer, counterpart, idx, jws, kept FROM status"

    func lastStatus(by issuer: PartyID, about counterpart: PartyID) throws -> StatusRecord? {
        try connection.first(
            "\(Self.statusQuery) WHERE issuer = ? AND counterpart = ? ORDER BY idx DESC LIMIT 1",
            issuer.text,
            counterpart.text,
            make: makeStatus
        )
    }

    func status(by issuer: PartyID, about counterpart: PartyID, index: Int) throws -> StatusRecord? {
        try connection.first(
            "\(Self.statusQuery) WHERE issuer = ? AND counterpart = ? AND idx = ?",
            issuer.text,
            counterpart.text,
            index,
            make: makeStatus
        )
    }

    func statuses(by issuer: PartyID, about counterpart: PartyID, limit: Int) throws -> [StatusRecord] {
        try statuses(by: issuer, about: counterpart, above: -1, limit: limit)
    }

    func putStatus(_ record: StatusRecord) throws {
        let here = try status(by: record.issuer, about: record.counterpart, index: record.index)
        if let here, here.id == record.id { return }
        let isElsewhere =
            try connection.first(
                "SELECT 1 FROM status WHERE id = ?",
                record.id.bytes.blob
            ) { try $0.int() } != nil
        guard here == nil, !isElsewhere else {
            throw StoreConflict(
                place: "status \(record.index) by \(record.issuer) about \(record.counterpart)"
            )
        }
        try connection.run(
            "INSERT INTO status (id, issuer, counterpart, idx, jws, kept) VALUES (?, ?, ?, ?, ?, ?)",
            record.id.bytes.blob,
            record.issuer.text,
            record.counterpart.text,
            record.index,
            record.jws,
            record.keptAt.seconds
        )
    }

    func makeStatus(_ row: inout Columns) throws -> StatusRecord {
        try StatusRecord(
            id: row.objectID(),
            issuer: row.party(),
            counterpart: row.party(),
            index: row.int(),
            jws: row.text(),
            keptAt: row.time()
        )
    }
}
