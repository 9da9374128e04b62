// SPDX-License-Identifier: Apache-2.0

internal import Exchange
internal import NoticeFormat

extension MemoryRecord {
    func deadlines(dueBy time: Timestamp, limit: Int) -> [DeadlineRecord] {
        deadlines(limit: Int.max).filter { $0.due <= time }.prefix(limit).map { $0 }
    }

    func deadlines(limit: Int) -> [DeadlineRecord] {
        let sorted = state.deadlines.sorted { left, right in
            if left.due != right.due { return left.due < right.due }
            return left.msg == right.msg
                ? precedesInBytes(left.kind.rawValue, right.kind.rawValue)
                : left.msg.bytes.lexicographicallyPrecedes(right.msg.bytes)
        }
        return Array(sorted.prefix(limit))
    }

    func deadline(_ kind: DeadlineRecord.Kind, of msg: RandomID) -> DeadlineRecord? {
        state.deadlines.first { $0.msg == msg && $0.kind == kind }
    }

    func nextDeadlineTime() -> Timestamp? { state.deadlines.map(\.due).min() }

    func putDeadline(_ record: DeadlineRecord) {
        removeDeadline(record.kind, of: record.msg)
        state.deadlines.append(record)
    }

    func removeDeadline(_ kind: DeadlineRecord.Kind, of msg: RandomID) {
        state.deadlines.removeAll { $0.msg == msg && $0.kind == kind }
    }

    func tasks(of msg: RandomID) -> [TaskRecord] {
        state.tasks.filter { $0.msg == msg }.sorted { $0.rung < $1.rung }
    }

    func openTasks(limit: Int) -> [TaskRecord] {
        Array(state.tasks.filter { $0.notice == nil }.oldestFirst(by: \.openedAt).prefix(limit))
    }

    func putTask(_ record: TaskRecord) {
        let place = state.tasks.firstIndex { $0.msg == record.msg && $0.rung == record.rung }
        guard let place else { return state.tasks.append(record) }
        state.tasks[place] = record
    }
}
