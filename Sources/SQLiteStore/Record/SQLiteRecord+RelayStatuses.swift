// SPDX-License-Identifier: Apache-2.0

internal import Exchange
internal import NoticeFormat

extension SQLiteRecord {
    private static let relayStatusQuery =
        "SELECT id, issuer, sender, recipient, idx, jws, kept FROM relay_status"
    private static let ofPair = "WHERE issuer = ? AND sender = ? AND recipient = ?"

    func carriedEnd(from: PartyID, to: PartyID) throws -> CarriedEnd {
        let end = try connection.first(
            "SELECT number, head FROM carried WHERE sender = ? AND recipient = ? ORDER BY number DESC LIMIT 1",
            from.text,
            to.text
        ) { row in
            let number = try row.int()
            return CarriedEnd(number: number, head: try row.digest())
        }
        return end ?? .none
    }

    func servedPairs(by issuer: PartyID) throws -> [PartyPair] {
        try connection.rows(
            """
            SELECT sender, recipient FROM carried WHERE number = 1
            UNION SELECT sender, recipient FROM relay_status WHERE issuer = ? AND idx = 1
            ORDER BY sender, recipient
            """,
            issuer.text
        ) { row in
            let from = try row.party()
            return PartyPair(from: from, to: try row.party())
        }
    }

    func lastRelayStatus(by issuer: PartyID, about pair: PartyPair) throws -> RelayStatusRecord? {
        try connection.first(
            "\(Self.relayStatusQuery) \(Self.ofPair) ORDER BY idx DESC LIMIT 1",
            issuer.text,
            pair.from.text,
            pair.to.text,
            make: makeRelayStatus
        )
    }

    func relayStatuses(
        by issuer: PartyID,
        about pair: PartyPair,
        above index: Int,
        limit: Int
    ) throws -> [RelayStatusRecord] {
        try connection.rows(
            "\(Self.relayStatusQuery) \(Self.ofPair) AND idx > ? ORDER BY idx LIMIT ?",
            issuer.text,
            pair.from.text,
            pair.to.text,
            index,
            limit,
            make: makeRelayStatus
        )
    }

    func relays(stating pair: PartyPair) throws -> [PartyID] {
        try connection.rows(
            "SELECT DISTINCT issuer FROM relay_status WHERE sender = ? AND recipient = ? ORDER BY issuer",
            pair.from.text,
            pair.to.text
        ) { try $0.party() }
    }

    func putCarried(_ env: Digest, end: CarriedEnd, pair: PartyPair) throws {
        let last = try carriedEnd(from: pair.from, to: pair.to)
        guard let head = end.head, end.number == last.number + 1 else {
            throw StoreConflict(place: "envelope \(end.number) carried from \(pair.from) to \(pair.to)")
        }
        try connection.run(
            "INSERT INTO carried (sender, recipient, number, env, head) VALUES (?, ?, ?, ?, ?)",
            pair.from.text,
            pair.to.text,
            end.number,
            env.bytes.blob,
            head.bytes.blob
        )
    }

    func putRelayStatus(_ record: RelayStatusRecord) throws {
        let here = try relayStatuses(
            by: record.issuer,
            about: record.pair,
            above: record.index - 1,
            limit: 1
        ).first { $0.index == record.index }
        if let here, here.id == record.id { return }
        let isElsewhere =
            try connection.first("SELECT 1 FROM relay_status WHERE id = ?", record.id.bytes.blob) {
                try $0.int()
            } != nil
        guard here == nil, !isElsewhere else {
            throw StoreConflict(place: "relay status \(record.index) by \(record.issuer)")
        }
        try connection.run(
            """
            INSERT INTO relay_status (id, issuer, sender, recipient, idx, jws, kept)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """,
            record.id.bytes.blob,
            record.issuer.text,
            record.pair.from.text,
            record.pair.to.text,
            record.index,
            record.jws,
            record.keptAt.seconds
        )
    }

    private func makeRelayStatus(_ row: inout Columns) throws -> RelayStatusRecord {
        let id = try row.objectID()
        let issuer = try row.party()
        let from = try row.party()
        return try RelayStatusRecord(
            id: id,
            issuer: issuer,
            pair: PartyPair(from: from, to: row.party()),
            index: row.int(),
            jws: row.text(),
            keptAt: row.time()
        )
    }
}
