// SPDX-License-Identifier: Apache-2.0

internal import Exchange
internal import NoticeFormat

extension SQLiteRecord {
    private static let messageQuery = """
        SELECT msg, direction, state, sender, recipient, env, bytes, pc, salt, dispatch, notice, hop, kept, lane
        FROM message JOIN envelope ON envelope.message = message.number
        """

    func message(_ msg: RandomID) throws -> MessageRecord? {
        try connection.first("\(Self.messageQuery) WHERE msg = ?", msg.bytes.blob, make: makeMessage)
    }

    func messages(_ direction: Direction, limit: Int) throws -> [MessageRecord] {
        try connection.rows(
            "\(Self.messageQuery) WHERE direction = ? ORDER BY kept DESC, number DESC LIMIT ?",
            direction.rawValue,
            limit,
            make: makeMessage
        )
    }

    func messages(
        _ direction: Direction,
        in state: MessageRecord.State,
        limit: Int
    ) throws -> [MessageRecord] {
        try connection.rows(
            "\(Self.messageQuery) WHERE direction = ? AND state = ? ORDER BY kept, number LIMIT ?",
            direction.rawValue,
            state.rawValue,
            limit,
            make: makeMessage
        )
    }

    func unopenedQueues() throws -> [LaneQueue] {
        try connection.rows(
            "SELECT DISTINCT sender, lane FROM message WHERE direction = 'inbound' AND state = 'unopened'"
        ) { try LaneQueue(party: $0.party(), lane: $0.word()) }
    }

    func unopened(in queue: LaneQueue, limit: Int) throws -> [MessageRecord] {
        try connection.rows(
            """
            \(Self.messageQuery)
            WHERE direction = 'inbound' AND state = 'unopened' AND sender = ? AND lane = ?
            ORDER BY kept, number LIMIT ?
            """,
            queue.party.text,
            queue.lane.rawValue,
            limit,
            make: makeMessage
        )
    }

    func putMessage(_ record: MessageRecord) throws {
        let number = try connection.first(
            """
            INSERT INTO message
                (msg, direction, state, sender, recipient, env, pc, salt, dispatch, notice, hop, kept, lane)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (msg) DO UPDATE SET direction = excluded.direction, state = excluded.state,
                sender = excluded.sender, recipient = excluded.recipient, env = excluded.env,
                pc = excluded.pc, salt = excluded.salt, dispatch = excluded.dispatch,
                notice = excluded.notice, hop = excluded.hop, kept = excluded.kept,
                lane = excluded.lane
            RETURNING number
            """,
            record.msg.bytes.blob,
            record.direction.rawValue,
            record.state.rawValue,
            record.from.text,
            record.to.text,
            record.env.bytes.blob,
            record.pc.bytes.blob,
            record.pcSalt?.bytes.blob,
            record.dispatch?.bytes.blob,
            record.notice?.bytes.blob,
            record.previousHop?.text,
            record.keptAt.seconds,
            record.lane.rawValue
        ) { try $0.int64() }
        // A change of state leaves the envelope, by far the largest part, where it is.
        try connection.run(
            """
            INSERT INTO envelope (message, bytes) VALUES (?, ?)
            ON CONFLICT (message) DO UPDATE SET bytes = excluded.bytes WHERE bytes IS NOT excluded.bytes
            """,
            number,
            record.envelope.blob
        )
    }

    private func makeMessage(_ row: inout Columns) throws -> MessageRecord {
        try MessageRecord(
            msg: row.randomID(),
            direction: row.raw(),
            state: row.raw(),
            from: row.party(),
            to: row.party(),
            env: row.digest(),
            envelope: row.bytes(),
            pc: row.digest(),
            pcSalt: row.optionalRandomID(),
            dispatch: row.optionalObjectID(),
            notice: row.optionalObjectID(),
            previousHop: row.optionalParty(),
            keptAt: row.time(),
            lane: row.word()
        )
    }
}
