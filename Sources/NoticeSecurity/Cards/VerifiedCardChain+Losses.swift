// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat

extension VerifiedCardChain {
    /// Numbers that the party declared lost in its channel to a recipient, in any version (card.md, section 4).
    ///
    /// They may be missing for ever. What follows them is not compared with what they held.
    package func lostNumbers(to recipient: PartyID) -> [ClosedRange<Int>] {
        versions.compactMap { $0.payload.recovery?.lost.first { $0.party == recipient } }.map {
            $0.from...$0.to
        }
    }

    /// Whether every number from the first to the last was declared lost; true where there is none.
    func areLost(from first: Int, through last: Int, to recipient: PartyID) -> Bool {
        let ranges = lostNumbers(to: recipient)
        var next = first
        while next <= last {
            guard let range = ranges.first(where: { $0.contains(next) }) else { return false }
            next = range.upperBound + 1
        }
        return true
    }

    /// The earliest revocation of a key in any version; nil for a key that is not revoked (card.md, section 5).
    package func revocation(of kid: KeyID) -> RevokedKey? {
        versions.flatMap(\.payload.revoked).filter { $0.kid == kid }.min { $0.at < $1.at }
    }

    package func isLost(_ number: Int, to recipient: PartyID) -> Bool {
        lostNumbers(to: recipient).contains { $0.contains(number) }
    }
}
