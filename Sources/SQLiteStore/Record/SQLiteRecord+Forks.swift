// SPDX-License-Identifier: Apache-2.0

internal import Exchange
internal import NoticeFormat

extension SQLiteRecord {
    func forks() throws -> [ForkRecord] {
        try connection.rows("SELECT origin, party, proof, at FROM fork ORDER BY origin") { row in
            try ForkRecord(origin: row.text(), party: row.party(), proof: row.text(), at: row.time())
        }
    }

    func putFork(_ record: ForkRecord) throws -> Bool {
        let sql = "SELECT 1 FROM fork WHERE origin = ?"
        let known = try connection.first(sql, record.origin) { try $0.int() }
        guard known == nil else { return false }
        try connection.run(
            "INSERT INTO fork (origin, party, proof, at) VALUES (?, ?, ?, ?)",
            record.origin,
            record.party.text,
            record.proof,
            record.at.seconds
        )
        return true
    }
}
