// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat
internal import NoticeSecurity

/// Finds which dispatches crossed in one state of the record.
struct Crossings {
    let reader: any StoreReader

    /// Dispatches of the opposite channel that are looked at.
    private static let depth = 64

    func place(_ record: DispatchRecord) throws -> ThreadPlace {
        let payload = try DispatchVerifier.unverifiedPayload(of: record.jws)
        let seen = try payload.seen.map { try reader.dispatch($0)?.number } ?? 0
        return ThreadPlace(from: record.from, number: record.number, seen: seen, at: payload.at)
    }

    /// Notices of the opposite channel whose dispatch crossed this one, oldest first.
    func notices(crossing id: ObjectID) throws -> [ObjectID] {
        guard let record = try reader.dispatch(id) else { return [] }
        let own = try place(record)
        guard let seen = own.seen else { return [] }
        var found: [ObjectID] = []
        // Only those that the sender had not seen can have crossed, up to the first that had seen this one.
        for number in seen + 1...seen + Self.depth {
            guard let other = try reader.dispatch(from: record.to, to: record.from, number: number) else {
                continue
            }
            let place = try place(other)
            if let theirs = place.seen, theirs >= own.number { break }
            if own.isCrossed(with: place) { found.append(other.notice) }
        }
        return found
    }
}
