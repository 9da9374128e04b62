// SPDX-License-Identifier: Apache-2.0

internal import Exchange
internal import NoticeFormat

extension MemoryRecord {
    func filing(_ id: ObjectID) -> FilingRecord? { state.filings.first { $0.id == id } }

    func filings(_ query: FilingQuery) -> [FilingRecord] {
        let known = query.after.flatMap { id in state.filings.firstIndex { $0.id == id } }
        let rest = state.filings.dropFirst(known.map { $0 + 1 } ?? 0)
        let found = rest.lazy.filter { record in
            record.type == query.type && (query.issuer.map { $0 == record.issuer } ?? true)
                && (query.about.map { $0 == record.about } ?? true)
        }
        return Array(found.prefix(query.limit))
    }

    func lastFiling(_ type: LeafType, by issuer: PartyID) -> FilingRecord? {
        state.filings.filter { $0.type == type && $0.issuer == issuer && $0.number != nil }
            .max { ($0.number ?? 0) < ($1.number ?? 0) }
    }

    func putFiling(_ record: FilingRecord) -> Bool {
        if state.filings.contains(where: { $0.id == record.id }) { return false }
        let isTaken = state.filings.contains { other in
            record.number != nil && other.number == record.number && other.type == record.type
                && other.issuer == record.issuer
        }
        precondition(!isTaken, "a number was given twice")
        state.filings.append(record)
        return true
    }
}
