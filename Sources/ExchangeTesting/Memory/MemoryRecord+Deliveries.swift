// SPDX-License-Identifier: Apache-2.0

internal import Exchange
internal import NoticeFormat

extension MemoryRecord {
    func message(_ msg: RandomID) -> MessageRecord? { state.messages.first { $0.msg == msg } }

    func messages(_ direction: Direction, limit: Int) -> [MessageRecord] {
        Array(
            state.messages.filter { $0.direction == direction }.newestFirst(by: \.keptAt).prefix(limit)
        )
    }

    func messages(_ direction: Direction, in kind: MessageRecord.State, limit: Int) -> [MessageRecord] {
        Array(
            state.messages.filter { $0.direction == direction && $0.state == kind }
                .oldestFirst(by: \.keptAt).prefix(limit)
        )
    }

    func unopenedQueues() -> [LaneQueue] {
        let waiting = state.messages.filter { $0.direction == .inbound && $0.state == .unopened }
        return Array(Set(waiting.map { LaneQueue(party: $0.from, lane: $0.lane) }))
    }

    func unopened(in queue: LaneQueue, limit: Int) -> [MessageRecord] {
        let waiting = state.messages.filter {
            $0.direction == .inbound && $0.state == .unopened && $0.from == queue.party
                && $0.lane == queue.lane
        }
        return Array(waiting.oldestFirst(by: \.keptAt).prefix(limit))
    }

    func submissions(of msg: RandomID) -> [SubmissionRecord] { state.submissions.filter { $0.msg == msg } }

    func evidence(of msg: RandomID) -> [EvidenceRecord] { state.evidence.filter { $0.msg == msg } }

    func evidenceHead(of msg: RandomID, issuer: PartyID) -> EvidenceRecord? {
        state.evidence.last { $0.msg == msg && $0.issuer == issuer }
    }

    func evidence(_ id: ObjectID) -> EvidenceRecord? { state.evidence.first { $0.id == id } }

    func putMessage(_ record: MessageRecord) {
        if let place = state.messages.firstIndex(where: { $0.msg == record.msg }) {
            state.messages[place] = record
        } else {
            state.messages.append(record)
        }
    }

    func putSubmission(_ record: SubmissionRecord) {
        guard !submissions(of: record.msg).contains(where: { $0.route == record.route }) else { return }
        state.submissions.append(record)
    }

    func putEvidence(_ record: EvidenceRecord) -> Bool {
        if evidence(record.id) != nil { return false }
        state.evidence.append(record)
        return true
    }
}
