// SPDX-License-Identifier: Apache-2.0

internal import Exchange
internal import NoticeFormat

extension SQLiteRecord {
    static let dispatchQuery = "SELECT id, sender, recipient, number, notice, msg, kind, jws FROM dispatch"

    func lastDispatch(from: PartyID, to: PartyID) throws -> DispatchRecord? {
        try connection.first(
            "\(Self.dispatchQuery) WHERE sender = ? AND recipient = ? ORDER BY number DESC LIMIT 1",
            from.text,
            to.text,
            make: makeDispatch
        )
    }

    func unbrokenEnd(from: PartyID, to: PartyID) throws -> DispatchRecord? {
        let number = try unbrokenCount(from: from, to: to)
        return number == 0 ? nil : try dispatch(from: from, to: to, number: number)
    }

    func dispatch(from: PartyID, to: PartyID, number: Int) throws -> DispatchRecord? {
        try connection.first(
            "\(Self.dispatchQuery) WHERE sender = ? AND recipient = ? AND number = ?",
            from.text,
            to.text,
            number,
            make: makeDispatch
        )
    }

    func dispatch(_ id: ObjectID) throws -> DispatchRecord? {
        try connection.first("\(Self.dispatchQuery) WHERE id = ?", id.bytes.blob, make: makeDispatch)
    }

    func dispatches(from: PartyID, to: PartyID, limit: Int) throws -> [DispatchRecord] {
        try connection.rows(
            "\(Self.dispatchQuery) WHERE sender = ? AND recipient = ? ORDER BY number LIMIT ?",
            from.text,
            to.text,
            limit,
            make: makeDispatch
        )
    }

    /// One run of the index for each kind: a filter over the channel would read all of it.
    func dispatches(_ query: DispatchQuery) throws -> [DispatchRecord] {
        let order = query.isHighestFirst ? "DESC" : "ASC"
        let place = "\(Self.dispatchQuery) WHERE sender = ? AND recipient = ?"
        let range = "number BETWEEN ? AND ? ORDER BY number \(order) LIMIT ?"
        let (low, high) = (query.numbers.lowerBound, query.numbers.upperBound)
        let ends = (query.from.text, query.to.text)
        guard !query.kinds.isEmpty else {
            return try connection.rows(
                "\(place) AND \(range)",
                ends.0,
                ends.1,
                low,
                high,
                query.limit,
                make: makeDispatch
            )
        }
        let kinds: [String?] = query.kinds.map(\.rawValue) + [nil]
        let found = try kinds.flatMap { kind in
            try connection.rows(
                "\(place) AND kind IS ? AND \(range)",
                ends.0,
                ends.1,
                kind,
                low,
                high,
                query.limit,
                make: makeDispatch
            )
        }
        let sorted = found.sorted { query.isHighestFirst ? $0.number > $1.number : $0.number < $1.number }
        return Array(sorted.prefix(query.limit))
    }

    func dispatches(of notice: ObjectID) throws -> [DispatchRecord] {
        try connection.rows(
            "\(Self.dispatchQuery) WHERE notice = ? ORDER BY recipient, number",
            notice.bytes.blob,
            make: makeDispatch
        )
    }

    func putDispatch(_ record: DispatchRecord) throws {
        let here = try dispatch(from: record.from, to: record.to, number: record.number)
        if let here, here.id == record.id { return }
        guard here == nil, try dispatch(record.id) == nil else {
            throw StoreConflict(place: "dispatch \(record.number) from \(record.from) to \(record.to)")
        }
        try connection.run(
            """
            INSERT INTO dispatch (id, sender, recipient, number, notice, msg, kind, jws)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """,
            record.id.bytes.blob,
            record.from.text,
            record.to.text,
            record.number,
            record.notice.bytes.blob,
            record.msg.bytes.blob,
            record.kind?.rawValue,
            record.jws
        )
        try extendRun(from: record.from, to: record.to)
    }

    /// How many dispatches follow one another from number 1 without a gap.
    private func unbrokenCount(from: PartyID, to: PartyID) throws -> Int {
        try connection.first(
            "SELECT number FROM unbroken WHERE sender = ? AND recipient = ?",
            from.text,
            to.text
        ) { try $0.int() } ?? 0
    }

    private func extendRun(from: PartyID, to: PartyID) throws {
        let known = try unbrokenCount(from: from, to: to)
        var number = known
        while try hasDispatch(from: from, to: to, number: number + 1) { number += 1 }
        guard number > known else { return }
        try connection.run(
            "INSERT OR REPLACE INTO unbroken (sender, recipient, number) VALUES (?, ?, ?)",
            from.text,
            to.text,
            number
        )
    }

    private func hasDispatch(from: PartyID, to: PartyID, number: Int) throws -> Bool {
        try connection.first(
            "SELECT 1 FROM dispatch WHERE sender = ? AND recipient = ? AND number = ?",
            from.text,
            to.text,
            number
        ) { try $0.int() } != nil
    }

    func makeDispatch(_ row: inout Columns) throws -> DispatchRecord {
        try DispatchRecord(
            id: row.objectID(),
            from: row.party(),
            to: row.party(),
            number: row.int(),
            notice: row.objectID(),
            msg: row.randomID(),
            kind: row.optionalWord(),
            jws: row.text()
        )
    }
}
