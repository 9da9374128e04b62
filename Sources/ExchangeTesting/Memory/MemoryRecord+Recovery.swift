// SPDX-License-Identifier: Apache-2.0

internal import Exchange
internal import NoticeFormat

extension MemoryRecord {
    func recovery() -> RecoveryRecord? { state.recovery }

    func putRecovery(_ record: RecoveryRecord?) { state.recovery = record }

    func reservedHead(to recipient: PartyID) -> ReservedHead? { state.reservedHeads[recipient] }

    func putReservedHead(_ head: ReservedHead, to recipient: PartyID) {
        guard head.number >= state.reservedHeads[recipient]?.number ?? 1 else { return }
        state.reservedHeads[recipient] = head
    }

    func evidence(by issuer: PartyID, before: Int64?, limit: Int) -> [NumberedObject] {
        newest(of: state.evidence, before: before, limit: limit) {
            $0.issuer == issuer
        } jws: {
            $0.jws
        }
    }

    func submissions(from sender: PartyID, before: Int64?, limit: Int) -> [NumberedObject] {
        let messages = Set(state.messages.filter { $0.from == sender }.map(\.msg))
        return newest(of: state.submissions, before: before, limit: limit) {
            messages.contains($0.msg)
        } jws: {
            $0.jws
        }
    }

    func statuses(
        by issuer: PartyID,
        about counterpart: PartyID,
        above index: Int,
        limit: Int
    ) -> [StatusRecord] {
        let all = statuses(by: issuer, about: counterpart, limit: Int.max)
        return Array(all.filter { $0.index > index }.prefix(limit))
    }

    func dispatches(from: PartyID, to: PartyID, above number: Int, limit: Int) -> [DispatchRecord] {
        let all = dispatches(from: from, to: to, limit: Int.max)
        return Array(all.filter { $0.number > number }.prefix(limit))
    }

    private func newest<Record>(
        of records: [Record],
        before: Int64?,
        limit: Int,
        where isWanted: (Record) -> Bool,
        jws: (Record) -> String
    ) -> [NumberedObject] {
        let numbered = zip(records, Int64(1)...).filter { isWanted($0.0) && $0.1 < before ?? Int64.max }
        return numbered.reversed().prefix(limit).map { NumberedObject(number: $0.1, jws: jws($0.0)) }
    }
}
