// SPDX-License-Identifier: Apache-2.0

internal import Exchange
internal import NoticeFormat

extension MemoryRecord {
    func notice(_ id: ObjectID) -> NoticeRecord? { state.notices.first { $0.id == id } }

    func notice(draftedBy request: RandomID) -> NoticeRecord? {
        state.notices.first { $0.request == request }
    }

    func notices(_ direction: Direction, limit: Int) -> [NoticeRecord] {
        state.notices.filter { $0.direction == direction }
            .newestFirst(by: \.createdAt).prefix(limit).map { $0 }
    }

    func putNotice(_ record: NoticeRecord) throws {
        if let request = record.request, let other = notice(draftedBy: request), other.id != record.id {
            throw StoreConflict(place: "notice drafted by \(request)")
        }
        if let place = state.notices.firstIndex(where: { $0.id == record.id }) {
            state.notices[place] = record
        } else {
            state.notices.append(record)
        }
    }

    func links(to target: ObjectID) -> [LinkRecord] { state.links.filter { $0.target == target } }

    func putLink(_ record: LinkRecord) {
        if !state.links.contains(record) { state.links.append(record) }
    }

    func unreportedAttempts() -> [ImpersonationAttempt] {
        state.attempts.filter { !$0.isReported }.map(\.attempt).oldestFirst(by: \.at)
    }

    func attempts(limit: Int) -> [ImpersonationAttempt] {
        Array(state.attempts.map(\.attempt).newestFirst(by: \.at).prefix(limit))
    }

    func lastReport(to party: PartyID) -> Timestamp? { state.reportTimes[party] }

    func receivedReports(limit: Int) -> [String] {
        state.receivedReports.reversed().prefix(limit).map(\.jws)
    }

    func recordAttempt(_ attempt: ImpersonationAttempt) {
        state.attempts.append(MemoryState.Attempt(attempt: attempt))
        let old = state.attempts.dropLast(ImpersonationAttempt.largestKeptCount)
        guard !old.isEmpty else { return }
        state.attempts =
            old.filter { !$0.isReported } + state.attempts.suffix(ImpersonationAttempt.largestKeptCount)
    }

    func markReported(_ party: PartyID, at time: Timestamp) {
        for place in state.attempts.indices where state.attempts[place].attempt.about == party {
            state.attempts[place].isReported = true
        }
        state.reportTimes[party] = time
    }

    func putReceivedReport(id: ObjectID, jws: String) -> Bool {
        if state.receivedReports.contains(where: { $0.id == id }) { return false }
        state.receivedReports.append((id, jws))
        return true
    }
}

extension Array {
    /// By time, and within one second in the order of the list.
    func oldestFirst(by time: (Element) -> Timestamp) -> Self {
        // Swift promises no stable sort; the position makes it one.
        enumerated().sorted { (time($0.element), $0.offset) < (time($1.element), $1.offset) }.map(\.element)
    }

    func newestFirst(by time: (Element) -> Timestamp) -> Self { oldestFirst(by: time).reversed() }
}
