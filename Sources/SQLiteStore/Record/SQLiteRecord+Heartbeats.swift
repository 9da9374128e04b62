// SPDX-License-Identifier: Apache-2.0

internal import Exchange
internal import NoticeFormat

extension SQLiteRecord {
    private static let outageQuery = "SELECT party, start, finish, segment, problem FROM outage"

    func openOutage(with party: PartyID) throws -> OutageRecord? {
        try connection.first(
            "\(Self.outageQuery) WHERE party = ? AND finish IS NULL ORDER BY start DESC LIMIT 1",
            party.text,
            make: makeOutage
        )
    }

    func outages(with party: PartyID, limit: Int) throws -> [OutageRecord] {
        try connection.rows(
            "\(Self.outageQuery) WHERE party = ? ORDER BY start DESC LIMIT ?",
            party.text,
            limit,
            make: makeOutage
        )
    }

    func putOutage(_ record: OutageRecord) throws {
        try connection.run(
            "INSERT OR REPLACE INTO outage (party, start, finish, segment, problem) VALUES (?, ?, ?, ?, ?)",
            record.party.text,
            record.start.seconds,
            record.end?.seconds,
            record.segment.rawValue,
            record.problem
        )
    }

    func lastKeptTime() throws -> Timestamp? {
        try connection.first(
            """
            SELECT max(time) FROM (
                SELECT max(kept) AS time FROM message UNION ALL SELECT max(kept) FROM evidence
                UNION ALL SELECT max(kept) FROM status UNION ALL SELECT max(kept) FROM relay_status
                UNION ALL SELECT max(created) FROM notice
            )
            """
        ) { try $0.optionalTime() } ?? nil
    }

    private func makeOutage(_ row: inout Columns) throws -> OutageRecord {
        try OutageRecord(
            party: row.party(),
            start: row.time(),
            end: row.optionalTime(),
            segment: row.raw(),
            problem: row.optionalText()
        )
    }
}
