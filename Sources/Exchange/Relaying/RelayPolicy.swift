// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat

/// Whose envelopes a node carries for others.
///
/// It is looked at when an envelope is handed over; what was accepted before is carried to its end.
package struct RelayPolicy: Sendable, Hashable {
    /// Senders it carries for; nil means every pinned party.
    package var served: Set<PartyID>?
    /// Parties that it carries for neither as senders nor as recipients.
    package var refused: Set<PartyID>

    package init(served: Set<PartyID>? = nil, refused: Set<PartyID> = []) {
        self.served = served
        self.refused = refused
    }

    package func serves(from sender: PartyID, to recipient: PartyID) -> Bool {
        guard refused.isDisjoint(with: [sender, recipient]) else { return false }
        return served?.contains(sender) ?? true
    }
}
