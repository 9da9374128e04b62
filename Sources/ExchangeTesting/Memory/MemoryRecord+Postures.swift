// SPDX-License-Identifier: Apache-2.0

internal import Exchange

extension MemoryRecord {
    func postures(after position: Int, limit: Int) -> [PostureEntry] {
        let rest = state.postures.dropFirst(max(0, position)).prefix(limit)
        return zip(rest.indices, rest).map { PostureEntry(position: $0 + 1, record: $1) }
    }

    func putPosture(_ record: PostureRecord) {
        if !state.postures.contains(where: { $0.id == record.id }) { state.postures.append(record) }
    }
}
