// SPDX-License-Identifier: Apache-2.0

internal import Exchange
internal import NoticeFormat

extension MemoryRecord {
    func denials(from: PartyID, to: PartyID, limit: Int) -> [DenialRecord] {
        Array(state.denials.filter { $0.from == from && $0.to == to }.prefix(limit))
    }

    func putDenial(_ record: DenialRecord) -> Bool {
        if state.denials.contains(where: { $0.id == record.id }) { return false }
        state.denials.append(record)
        return true
    }

    func looks(at msg: RandomID) -> [LookRecord] { state.looks.filter { $0.msg == msg } }

    func putLook(_ record: LookRecord) -> Bool {
        if state.looks.contains(where: { $0.msg == record.msg && $0.officer == record.officer }) {
            return false
        }
        state.looks.append(record)
        return true
    }
}
