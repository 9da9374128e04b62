// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat

/// A move as the search for loops sees it: who, when, and what it says it answers (posture.md, section 2).
package struct PostureMove: Hashable, Sendable {
    /// References of one move that are looked at.
    package static let largestAnswerCount = 16

    package let id: ObjectID
    package let issuer: PartyID
    /// The issuer's claim.
    package let at: Timestamp
    /// Notices it is in response to, which need not be here.
    package let answers: [ObjectID]

    package init(id: ObjectID, issuer: PartyID, at: Timestamp, answers: [ObjectID]) {
        self.id = id
        self.issuer = issuer
        self.at = at
        self.answers = Array(answers.prefix(Self.largestAnswerCount))
    }
}
