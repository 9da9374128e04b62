// SPDX-License-Identifier: Apache-2.0

internal import Exchange
internal import NoticeFormat

extension MemoryRecord {
    func accesses(to entry: ObjectID, limit: Int) -> [AccessRecord] {
        Array(state.accesses.reversed().filter { $0.entry == entry }.prefix(limit))
    }

    func putAccess(_ record: AccessRecord) { state.accesses.append(record) }
}
