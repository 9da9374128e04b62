// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat
internal import NoticeSecurity

/// A time limit that runs, with the message it is about.
package struct OpenDeadline: Sendable {
    package var message: MessageRecord
    package var limit: DeadlineView
}

/// A step of a ladder that waits for an officer.
package struct OpenTask: Sendable {
    package var message: MessageRecord
    package var task: TaskRecord
    /// Whom the step is for.
    package var parties: [PartyID]
}

extension ExchangeNode {
    private static let largestList = 500

    /// Time limits that run, the earliest end first, and what ladders ask of the officers, oldest first.
    ///
    /// Of received notices what was promised and the reply deadline alone: their end is the sender's to
    /// withdraw or re-affirm.
    package func openDeadlines() async throws -> (limits: [OpenDeadline], tasks: [OpenTask]) {
        try await store.read { [now = clock.now()] reader in
            var limits: [OpenDeadline] = []
            for record in try reader.deadlines(limit: Self.largestList) where record.kind != .ladder {
                guard let message = try reader.message(record.msg),
                    let views = try DeadlineFacts(of: message, in: reader)?.views(at: now)
                else { continue }
                let open = views.filter { $0.standing == .running && $0.limit.kind == record.kind }
                limits += open.map { OpenDeadline(message: message, limit: $0) }
            }
            let tasks = try reader.openTasks(limit: Self.largestList).compactMap { task -> OpenTask? in
                guard let message = try reader.message(task.msg),
                    let facts = try DeadlineFacts(of: message, in: reader), !facts.isSettled
                else { return nil }
                let rungs = try ladder(of: message, in: reader)
                let named = rungs.indices.contains(task.rung - 1) ? rungs[task.rung - 1].parties : []
                let parties = task.step == .meetingOfTwo ? [message.to] : named
                return OpenTask(message: message, task: task, parties: parties)
            }
            return (limits.sorted { $0.limit.endsAt < $1.limit.endsAt }, tasks)
        }
    }

    /// Notes which notice was composed for a rung of a ladder; the task is done by it.
    package func settleTask(of msg: RandomID, rung: Int, with notice: ObjectID) async throws {
        try await store.write { transaction in
            guard var task = try transaction.tasks(of: msg).first(where: { $0.rung == rung }) else {
                throw Refusal("not-found", "no task waits at rung \(rung)")
            }
            guard try transaction.notice(notice)?.direction == .outbound else {
                throw Refusal("not-found", "notice \(notice.text) was not composed here")
            }
            task.notice = notice
            try transaction.putTask(task)
        }
    }
}

extension DeadlineView.Limit {
    /// What brings the message up again when it ends.
    fileprivate var kind: DeadlineRecord.Kind {
        switch self {
        case .reply: .reply
        case .promise: .promise
        case .notice, .delivery: .notice
        }
    }
}
