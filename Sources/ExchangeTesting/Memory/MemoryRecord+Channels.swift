// SPDX-License-Identifier: Apache-2.0

internal import Exchange
internal import NoticeFormat

extension MemoryRecord {
    func lastDispatch(from: PartyID, to: PartyID) -> DispatchRecord? {
        channel(from, to).values.max { $0.number < $1.number }
    }

    func unbrokenEnd(from: PartyID, to: PartyID) -> DispatchRecord? {
        let numbers = channel(from, to)
        var end: DispatchRecord?
        while let next = numbers[(end?.number ?? 0) + 1] { end = next }
        return end
    }

    func dispatch(from: PartyID, to: PartyID, number: Int) -> DispatchRecord? { channel(from, to)[number] }

    func dispatch(_ id: ObjectID) -> DispatchRecord? {
        state.dispatches.values.lazy.flatMap(\.values).first { $0.id == id }
    }

    func dispatches(from: PartyID, to: PartyID, limit: Int) -> [DispatchRecord] {
        Array(channel(from, to).values.sorted { $0.number < $1.number }.prefix(limit))
    }

    func dispatches(_ query: DispatchQuery) -> [DispatchRecord] {
        let found = channel(query.from, query.to).values.filter { record in
            query.numbers.contains(record.number)
                && (query.kinds.isEmpty || record.kind.map(query.kinds.contains) ?? true)
        }
        let sorted = found.sorted { query.isHighestFirst ? $0.number > $1.number : $0.number < $1.number }
        return Array(sorted.prefix(query.limit))
    }

    func dispatches(of notice: ObjectID) -> [DispatchRecord] {
        state.dispatches.values.flatMap(\.values).filter { $0.notice == notice }
            .sorted { ($0.to, $0.number) < ($1.to, $1.number) }
    }

    func putDispatch(_ record: DispatchRecord) throws {
        let here = dispatch(from: record.from, to: record.to, number: record.number)
        if let here, here.id == record.id { return }
        guard here == nil, dispatch(record.id) == nil else {
            throw StoreConflict(place: "dispatch \(record.number) from \(record.from) to \(record.to)")
        }
        let pair = MemoryState.Pair(first: record.from, second: record.to)
        state.dispatches[pair, default: [:]][record.number] = record
    }

    func lastStatus(by issuer: PartyID, about counterpart: PartyID) -> StatusRecord? {
        statuses(issuer, counterpart).values.max { $0.index < $1.index }
    }

    func status(by issuer: PartyID, about counterpart: PartyID, index: Int) -> StatusRecord? {
        statuses(issuer, counterpart)[index]
    }

    func statuses(by issuer: PartyID, about counterpart: PartyID, limit: Int) -> [StatusRecord] {
        Array(statuses(issuer, counterpart).values.sorted { $0.index < $1.index }.prefix(limit))
    }

    func putStatus(_ record: StatusRecord) throws {
        let here = status(by: record.issuer, about: record.counterpart, index: record.index)
        if let here, here.id == record.id { return }
        let isElsewhere = state.statuses.values.lazy.flatMap(\.values).contains { $0.id == record.id }
        guard here == nil, !isElsewhere else {
            throw StoreConflict(
                place: "status \(record.index) by \(record.issuer) about \(record.counterpart)"
            )
        }
        let pair = MemoryState.Pair(first: record.issuer, second: record.counterpart)
        state.statuses[pair, default: [:]][record.index] = record
    }

    private func channel(_ from: PartyID, _ to: PartyID) -> [Int: DispatchRecord] {
        state.dispatches[MemoryState.Pair(first: from, second: to)] ?? [:]
    }

    private func statuses(_ issuer: PartyID, _ counterpart: PartyID) -> [Int: StatusRecord] {
        state.statuses[MemoryState.Pair(first: issuer, second: counterpart)] ?? [:]
    }
}
