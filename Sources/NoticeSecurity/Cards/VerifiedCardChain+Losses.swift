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

    package func isLost(_ number: Int, to recipient: PartyID) -> Bool {
        lostNumbers(to: recipient).contains { $0.contains(number) }
    }
}
