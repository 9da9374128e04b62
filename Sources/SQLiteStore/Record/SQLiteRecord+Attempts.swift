// SPDX-License-Identifier: Apache-2.0

internal import Exchange
internal import NoticeFormat

extension SQLiteRecord {
    private static let attemptColumns = "about, presenter, digest, reason, time"

    func unreportedAttempts() throws -> [ImpersonationAttempt] {
        try connection.rows(
            "SELECT \(Self.attemptColumns) FROM attempt WHERE reported IS NULL ORDER BY time, number",
            make: makeAttempt
        )
    }

    func attempts(limit: Int) throws -> [ImpersonationAttempt] {
        try connection.rows(
            "SELECT \(Self.attemptColumns) FROM attempt ORDER BY time DESC, number DESC LIMIT ?",
            limit,
            make: makeAttempt
        )
    }

    func lastReport(to party: PartyID) throws -> Timestamp? {
        try connection.first("SELECT time FROM report_sent WHERE party = ?", party.text) { try $0.time() }
    }

    func receivedReports(limit: Int) throws -> [String] {
        try connection.rows("SELECT jws FROM report_received ORDER BY number DESC LIMIT ?", limit) {
            try $0.text()
        }
    }

    func recordAttempt(_ attempt: ImpersonationAttempt) throws {
        try connection.run(
            "INSERT INTO attempt (about, presenter, digest, reason, time) VALUES (?, ?, ?, ?, ?)",
            attempt.about.text,
            attempt.presentedBy?.text,
            attempt.digest.bytes.blob,
            attempt.reason.text,
            attempt.at.seconds
        )
        try connection.run(
            """
            DELETE FROM attempt WHERE reported IS NOT NULL AND number <=
                (SELECT number FROM attempt ORDER BY number DESC LIMIT 1 OFFSET ?)
            """,
            ImpersonationAttempt.largestKeptCount
        )
    }

    func markReported(_ party: PartyID, at time: Timestamp) throws {
        try connection.run(
            "UPDATE attempt SET reported = ? WHERE reported IS NULL AND about = ?",
            time.seconds,
            party.text
        )
        try connection.run(
            "INSERT OR REPLACE INTO report_sent (party, time) VALUES (?, ?)",
            party.text,
            time.seconds
        )
    }

    func putReceivedReport(id: ObjectID, jws: String) throws -> Bool {
        try connection.run(
            "INSERT INTO report_received (id, jws) VALUES (?, ?) ON CONFLICT (id) DO NOTHING",
            id.bytes.blob,
            jws
        )
        return connection.changeCount == 1
    }

    private func makeAttempt(_ row: inout Columns) throws -> ImpersonationAttempt {
        try ImpersonationAttempt(
            about: row.party(),
            presentedBy: row.optionalParty(),
            digest: row.digest(),
            reason: row.word(),
            at: row.time()
        )
    }
}
