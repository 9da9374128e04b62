// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat

/// Where a dispatch stands between two parties (docs/spec/channel.md, section 6).
package struct ThreadPlace: Sendable, Hashable {
    package var from: PartyID
    package var number: Int
    /// Number of the last dispatch of the opposite channel that the sender had opened; 0 for none, nil where
    /// the one it names is not here.
    package var seen: Int?
    /// The sender's claim.
    package var at: Timestamp

    package init(from: PartyID, number: Int, seen: Int?, at: Timestamp) {
        self.from = from
        self.number = number
        self.seen = seen
        self.at = at
    }

    /// Whether two dispatches of opposite channels crossed: neither sender had seen the other's.
    ///
    /// False where it cannot be told.
    package func isCrossed(with other: ThreadPlace) -> Bool {
        guard let seen, let theirs = other.seen, from != other.from else { return false }
        return seen < other.number && theirs < number
    }

    /// Merges both channels, each ascending by number, into one order that does not depend on who asks.
    ///
    /// What had been seen comes before what saw it; of two that crossed, the one that claims the earlier time,
    /// then the one of the lesser party id.
    package static func merged(_ one: [ThreadPlace], _ other: [ThreadPlace]) -> [ThreadPlace] {
        var (left, right) = (one[...], other[...])
        var merged: [ThreadPlace] = []
        while let first = left.first, let second = right.first {
            if first.precedes(second) {
                merged.append(first)
                left.removeFirst()
            } else {
                merged.append(second)
                right.removeFirst()
            }
        }
        return merged + left + right
    }

    private func precedes(_ other: ThreadPlace) -> Bool {
        let isSeen = (other.seen ?? 0) >= number
        let hasSeen = (seen ?? 0) >= other.number
        if isSeen != hasSeen { return isSeen }
        return at == other.at ? from < other.from : at < other.at
    }
}
