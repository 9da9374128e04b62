// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat

/// What time it is at least, as the witnesses of a node show it; a verifier has a policy of its own.
package enum WitnessedTime {
    /// The latest time not before which more than half of the witnesses had cosigned these anchors.
    ///
    /// Nil without witnesses, and with fewer of them: then nothing is shown. The witness of the party itself
    /// never counts.
    package static func notBefore(
        _ anchors: [String],
        of party: PartyID,
        witnesses: [PartyID],
        cards: [PartyID: VerifiedCardChain]
    ) -> Timestamp? {
        let others = witnesses.filter { $0 != party }
        let trusted = TrustedWitnesses(others, cards: cards)
        var marks: [PartyID: Timestamp] = [:]
        for mark in anchors.flatMap(trusted.marks(onAnchor:)) {
            marks[mark.witness] = marks[mark.witness].map { max($0, mark.time) } ?? mark.time
        }
        let sorted = marks.values.sorted(by: >)
        return sorted.count > others.count / 2 ? sorted[others.count / 2] : nil
    }
}
