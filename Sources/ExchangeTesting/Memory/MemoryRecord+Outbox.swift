// SPDX-License-Identifier: Apache-2.0

internal import Exchange
internal import NoticeFormat

extension MemoryRecord {
    func outbox(dueBy time: Timestamp, limit: Int) -> [OutboxItem] {
        Array(state.outbox.filter { $0.due <= time }.oldestFirst(by: \.due).prefix(limit))
    }

    func dueQueues(by time: Timestamp) -> [LaneQueue] {
        Array(Set(state.outbox.filter { $0.due <= time }.map { LaneQueue(party: $0.party, lane: $0.lane) }))
    }

    func outbox(in queue: LaneQueue, dueBy time: Timestamp, limit: Int) -> [OutboxItem] {
        let items = state.outbox.filter {
            $0.due <= time && $0.party == queue.party && $0.lane == queue.lane
        }
        return Array(items.oldestFirst(by: \.due).prefix(limit))
    }

    func nextOutboxTime() -> Timestamp? { state.outbox.map(\.due).min() }

    func outbox(about msg: RandomID) -> [OutboxItem] {
        state.outbox.filter { item in
            switch item.content {
            case .envelope(let about, _), .evidence(let about, _), .deposit(let about): about == msg
            case .status, .impersonation, .denial, .card, .gap: false
            }
        }
    }

    func outboxCount() -> Int { state.outbox.count }

    func enqueue(_ item: OutboxItem) -> OutboxItem {
        var kept = item
        state.lastOutboxNumber += 1
        kept.number = state.lastOutboxNumber
        state.outbox.append(kept)
        return kept
    }

    func reschedule(_ number: Int64, attempts: Int, due: Timestamp, lastProblem: String) {
        for place in state.outbox.indices where state.outbox[place].number == number {
            state.outbox[place].attempts = attempts
            state.outbox[place].due = due
            state.outbox[place].lastProblem = lastProblem
        }
    }

    func removeOutbox(_ number: Int64) {
        state.outbox.removeAll { $0.number == number }
    }

    func hurryOutbox(to party: PartyID, due: Timestamp) {
        for place in state.outbox.indices
        where state.outbox[place].party == party && state.outbox[place].attempts > 0 {
            state.outbox[place].due = min(state.outbox[place].due, due)
        }
    }
}
