// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat

/// Chooses the run of a chain of statuses that bounds a period, so that a bundle need not hold all.
///
/// Takes more than the least: which witnesses a verifier trusts is not known here. Too little never makes an
/// answer wrong, only "not shown".
struct ChannelRun {
    /// A status as far as the choice goes.
    struct Entry {
        let index: Int
        let jws: String
        /// When every witness of the first cosigned checkpoint that holds it had signed.
        let seenBy: Timestamp?
    }

    let period: ClosedRange<Timestamp>
    let largest: Int
    /// The earliest time on the anchors of a status.
    let madeAfter: (_ jws: String) throws -> Timestamp?

    private static let page = 64
    /// How many statuses made after the period are taken: their anchors may lack a verifier's witnesses.
    private static let spare = 8

    /// From the last status seen by the period's begin to the first ones made after its end.
    ///
    /// Looks back from the end, at most four times as far as the run may be long.
    func covering(upTo last: Int, read: (ClosedRange<Int>) throws -> [Entry]) throws -> [String] {
        var entries: [Entry] = []
        var high = last
        while high >= 1, last - high < 4 * largest {
            let low = max(1, high - Self.page + 1)
            entries.insert(contentsOf: try read(low...high), at: 0)
            if entries.contains(where: isSeenBefore) { break }
            high = low - 1
        }
        let begin = entries.lastIndex(where: isSeenBefore) ?? entries.startIndex
        let run = Self.newest(Array(entries[begin...]), index: \.index)
        var chosen: [String] = []
        var late = 0
        for entry in run.prefix(largest) where late < Self.spare {
            chosen.append(entry.jws)
            if let made = try madeAfter(entry.jws), made >= period.upperBound { late += 1 }
        }
        return chosen
    }

    private func isSeenBefore(_ entry: Entry) -> Bool {
        entry.seenBy.map { $0 <= period.lowerBound } ?? false
    }

    /// The longest run at the end without a missing index.
    static func newest<Record>(_ records: [Record], index: (Record) -> Int) -> [Record] {
        var chain: [Record] = []
        for record in records.reversed() {
            if let next = chain.last, index(next) != index(record) + 1 { break }
            chain.append(record)
        }
        return chain.reversed()
    }
}
