// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat

/// Time limits of messages that still run, and steps of ladders that officers have to take.
package protocol DeadlineReader {
    /// Those whose time has come, the longest due first.
    func deadlines(dueBy time: Timestamp, limit: Int) throws -> [DeadlineRecord]
    /// All that run, the earliest first; those due in one second in the order of message and kind.
    func deadlines(limit: Int) throws -> [DeadlineRecord]
    func deadline(_ kind: DeadlineRecord.Kind, of msg: RandomID) throws -> DeadlineRecord?
    /// The earliest time any is due.
    func nextDeadlineTime() throws -> Timestamp?
    /// Ascending by rung.
    func tasks(of msg: RandomID) throws -> [TaskRecord]
    /// Those that no notice was composed for, oldest first.
    func openTasks(limit: Int) throws -> [TaskRecord]
}

package protocol DeadlineWriter {
    /// Inserts or replaces by message and kind.
    func putDeadline(_ record: DeadlineRecord) throws
    func removeDeadline(_ kind: DeadlineRecord.Kind, of msg: RandomID) throws
    /// Inserts or replaces by message and rung.
    func putTask(_ record: TaskRecord) throws
}

/// When a message has to be looked at again because a time limit of it may have ended.
///
/// An index and no verdict: what follows is decided from the record when the time has come.
package struct DeadlineRecord: Sendable, Hashable {
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        /// The next rung of the sender's ladder.
        case ladder
        /// The notice expires.
        case notice
        /// The recipient's officer promised to report by then.
        case promise
        /// The reply deadline ends.
        case reply
        /// Officers have not looked at what came in.
        case ring
    }

    package var msg: RandomID
    package var kind: Kind
    package var due: Timestamp

    package init(msg: RandomID, kind: Kind, due: Timestamp) {
        self.msg = msg
        self.kind = kind
        self.due = due
    }
}

/// A step of a ladder that an officer has to compose a notice for.
package struct TaskRecord: Sendable, Hashable {
    package var msg: RandomID
    /// From 1.
    package var rung: Int
    package var step: EscalationStep
    package var openedAt: Timestamp
    /// What was composed for it.
    package var notice: ObjectID?

    package init(
        msg: RandomID,
        rung: Int,
        step: EscalationStep,
        openedAt: Timestamp,
        notice: ObjectID? = nil
    ) {
        self.msg = msg
        self.rung = rung
        self.step = step
        self.openedAt = openedAt
        self.notice = notice
    }
}
