// SPDX-License-Identifier: Apache-2.0

internal import Exchange
internal import NoticeFormat

extension SQLiteRecord {
    func cardChain(of party: PartyID) throws -> [String] {
        try connection.rows("SELECT jws FROM card WHERE party = ? ORDER BY version", party.text) {
            try $0.text()
        }
    }

    func pinnedParties() throws -> [PartyID] {
        try connection.rows("SELECT DISTINCT party FROM card ORDER BY party") { try $0.party() }
    }

    func appendCards(_ cards: [String], of party: PartyID) throws {
        for card in cards {
            try connection.run(
                """
                INSERT INTO card (party, version, jws)
                SELECT ?1, ifnull(max(version), 0) + 1, ?2 FROM card WHERE party = ?1
                """,
                party.text,
                card
            )
        }
    }
}
