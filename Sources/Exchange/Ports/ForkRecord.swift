// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat

/// A verified proof that the log of another party signed two histories.
package struct ForkRecord: Sendable, Hashable {
    package var origin: String
    package var party: PartyID
    /// The proof as text (log.md, "Forks").
    package var proof: String
    /// When it was found, by the own clock.
    package var at: Timestamp

    package init(origin: String, party: PartyID, proof: String, at: Timestamp) {
        self.origin = origin
        self.party = party
        self.proof = proof
        self.at = at
    }
}
