// SPDX-License-Identifier: Apache-2.0

internal import Exchange
internal import NoticeFormat

extension SQLiteRecord {
    private static let outboxQuery = """
        SELECT number, party, lane, attempts, due, problem, kind, msg, route, evidence, text, first, last FROM outbox
        """

    func outbox(dueBy time: Timestamp, limit: Int) throws -> [OutboxItem] {
        try connection.rows(
            "\(Self.outboxQuery) WHERE due <= ? ORDER BY due, number LIMIT ?",
            time.seconds,
            limit,
            make: makeItem
        )
    }

    func dueQueues(by time: Timestamp) throws -> [LaneQueue] {
        try connection.rows(
            "SELECT DISTINCT party, lane FROM outbox WHERE due <= ?",
            time.seconds
        ) { try LaneQueue(party: $0.party(), lane: $0.word()) }
    }

    func outbox(in queue: LaneQueue, dueBy time: Timestamp, limit: Int) throws -> [OutboxItem] {
        try connection.rows(
            "\(Self.outboxQuery) WHERE party = ? AND lane = ? AND due <= ? ORDER BY due, number LIMIT ?",
            queue.party.text,
            queue.lane.rawValue,
            time.seconds,
            limit,
            make: makeItem
        )
    }

    func nextOutboxTime() throws -> Timestamp? {
        try connection.first("SELECT min(due) FROM outbox") { try $0.optionalTime() } ?? nil
    }

    func outbox(about msg: RandomID) throws -> [OutboxItem] {
        try connection.rows(
            "\(Self.outboxQuery) WHERE msg = ? ORDER BY number",
            msg.bytes.blob,
            make: makeItem
        )
    }

    func outboxCount() throws -> Int {
        try connection.first("SELECT count(*) FROM outbox") { try $0.int() } ?? 0
    }

    func enqueue(_ item: OutboxItem) throws -> OutboxItem {
        let parts = OutboxColumns(item.content)
        try connection.run(
            """
            INSERT INTO outbox (party, lane, attempts, due, problem, kind, msg, route, evidence, text, first, last)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            item.party.text,
            item.lane.rawValue,
            item.attempts,
            item.due.seconds,
            item.lastProblem,
            parts.kind.rawValue,
            parts.msg?.bytes.blob,
            parts.route?.text,
            parts.evidence?.bytes.blob,
            parts.text,
            parts.first,
            parts.last
        )
        var kept = item
        kept.number = connection.lastNumber
        return kept
    }

    func reschedule(_ number: Int64, attempts: Int, due: Timestamp, lastProblem: String) throws {
        try connection.run(
            "UPDATE outbox SET attempts = ?, due = ?, problem = ? WHERE number = ?",
            attempts,
            due.seconds,
            lastProblem,
            number
        )
    }

    func removeOutbox(_ number: Int64) throws {
        try connection.run("DELETE FROM outbox WHERE number = ?", number)
    }

    func hurryOutbox(to party: PartyID, due: Timestamp) throws {
        // What is due earlier keeps its place.
        try connection.run(
            "UPDATE outbox SET due = ?1 WHERE party = ?2 AND due > ?1 AND attempts > 0",
            due.seconds,
            party.text
        )
    }

    private func makeItem(_ row: inout Columns) throws -> OutboxItem {
        let number = try row.int64()
        let party = try row.party()
        let lane: Lane = try row.word()
        let attempts = try row.int()
        let due = try row.time()
        let problem = try row.optionalText()
        return OutboxItem(
            number: number,
            party: party,
            content: try OutboxColumns(&row).content(),
            lane: lane,
            attempts: attempts,
            due: due,
            lastProblem: problem
        )
    }
}
