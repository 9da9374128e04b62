// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat

/// The own card chain and the chains of the parties this node has pinned.
package protocol CardReader {
    /// The compact JWS of every version, oldest first; empty if the party is not pinned.
    func cardChain(of party: PartyID) throws -> [String]
    /// Ascending.
    func pinnedParties() throws -> [PartyID]
}

package protocol CardWriter {
    /// Appends versions to a chain; the first one pins the party. The caller has verified them.
    func appendCards(_ cards: [String], of party: PartyID) throws
}
