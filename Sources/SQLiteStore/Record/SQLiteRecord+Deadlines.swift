// SPDX-License-Identifier: Apache-2.0

internal import Exchange
internal import NoticeFormat

extension SQLiteRecord {
    private static let deadlineQuery = "SELECT msg, kind, due FROM deadline"
    private static let taskQuery = "SELECT msg, rung, step, opened, notice FROM task"

    func deadlines(dueBy time: Timestamp, limit: Int) throws -> [DeadlineRecord] {
        try connection.rows(
            "\(Self.deadlineQuery) WHERE due <= ? ORDER BY due, msg, kind LIMIT ?",
            time.seconds,
            limit,
            make: makeDeadline
        )
    }

    func deadlines(limit: Int) throws -> [DeadlineRecord] {
        try connection.rows(
            "\(Self.deadlineQuery) ORDER BY due, msg, kind LIMIT ?",
            limit,
            make: makeDeadline
        )
    }

    func deadline(_ kind: DeadlineRecord.Kind, of msg: RandomID) throws -> DeadlineRecord? {
        try connection.first(
            "\(Self.deadlineQuery) WHERE msg = ? AND kind = ?",
            msg.bytes.blob,
            kind.rawValue,
            make: makeDeadline
        )
    }

    func nextDeadlineTime() throws -> Timestamp? {
        try connection.first("SELECT min(due) FROM deadline") { try $0.optionalTime() } ?? nil
    }

    func putDeadline(_ record: DeadlineRecord) throws {
        try connection.run(
            "INSERT OR REPLACE INTO deadline (msg, kind, due) VALUES (?, ?, ?)",
            record.msg.bytes.blob,
            record.kind.rawValue,
            record.due.seconds
        )
    }

    func removeDeadline(_ kind: DeadlineRecord.Kind, of msg: RandomID) throws {
        try connection.run(
            "DELETE FROM deadline WHERE msg = ? AND kind = ?",
            msg.bytes.blob,
            kind.rawValue
        )
    }

    func tasks(of msg: RandomID) throws -> [TaskRecord] {
        try connection.rows(
            "\(Self.taskQuery) WHERE msg = ? ORDER BY rung",
            msg.bytes.blob,
            make: makeTask
        )
    }

    func openTasks(limit: Int) throws -> [TaskRecord] {
        try connection.rows(
            "\(Self.taskQuery) WHERE notice IS NULL ORDER BY opened, number LIMIT ?",
            limit,
            make: makeTask
        )
    }

    func putTask(_ record: TaskRecord) throws {
        try connection.run(
            """
            INSERT INTO task (msg, rung, step, opened, notice) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (msg, rung) DO UPDATE SET step = excluded.step, opened = excluded.opened,
                notice = excluded.notice
            """,
            record.msg.bytes.blob,
            record.rung,
            record.step.rawValue,
            record.openedAt.seconds,
            record.notice?.bytes.blob
        )
    }

    private func makeDeadline(_ row: inout Columns) throws -> DeadlineRecord {
        try DeadlineRecord(msg: row.randomID(), kind: row.raw(), due: row.time())
    }

    private func makeTask(_ row: inout Columns) throws -> TaskRecord {
        try TaskRecord(
            msg: row.randomID(),
            rung: row.int(),
            step: row.raw(),
            openedAt: row.time(),
            notice: row.optionalObjectID()
        )
    }
}
