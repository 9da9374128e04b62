// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat

/// That a move answers a move that answers one of its own party (posture.md, section 2).
///
/// It says that moves answer moves; nothing about who began, or what either intends.
package struct LoopFlag: Hashable, Sendable {
    /// The third move, at which it is flagged.
    package let move: ObjectID
    /// The party of the move.
    package let party: PartyID
    /// The party that it answers.
    package let other: PartyID

    package init(move: ObjectID, party: PartyID, other: PartyID) {
        self.move = move
        self.party = party
        self.other = other
    }
}

/// Moves of two parties in turn, each of which answers the one before it.
package struct PostureLoop: Hashable, Sendable {
    /// The two, ascending.
    package let parties: [PartyID]
    /// The oldest first; three at least.
    package let moves: [ObjectID]
    /// Those of them at which it was flagged; the first is the third move.
    package let flagged: [ObjectID]
}
