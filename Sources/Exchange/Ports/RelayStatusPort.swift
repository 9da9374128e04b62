// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat

/// What relays state about pairs: own statuses and envelopes of a relay, and statuses that came from relays.
package protocol RelayStatusReader {
    /// The end of the chain of envelopes that this node took charge of for a pair.
    func carriedEnd(from: PartyID, to: PartyID) throws -> CarriedEnd
    /// Pairs for which envelopes were carried, or about which this issuer made a status; ascending.
    func servedPairs(by issuer: PartyID) throws -> [PartyPair]
    func lastRelayStatus(by issuer: PartyID, about pair: PartyPair) throws -> RelayStatusRecord?
    /// Those with an index above this one, ascending.
    func relayStatuses(
        by issuer: PartyID,
        about pair: PartyPair,
        above index: Int,
        limit: Int
    ) throws -> [RelayStatusRecord]
    /// Whoever made a status about a pair; ascending.
    func relays(stating pair: PartyPair) throws -> [PartyID]
}

package protocol RelayStatusWriter {
    /// Adds an envelope to a pair's chain; the end's number is one above the one before it.
    func putCarried(_ env: Digest, end: CarriedEnd, pair: PartyPair) throws
    /// Adds a status. One (issuer, pair, index) holds one: another one throws ``StoreConflict``.
    func putRelayStatus(_ record: RelayStatusRecord) throws
}

/// Sender and recipient of what a relay carries, in this direction.
package struct PartyPair: Sendable, Hashable, Comparable {
    package var from: PartyID
    package var to: PartyID

    package init(from: PartyID, to: PartyID) {
        self.from = from
        self.to = to
    }

    package static func < (left: PartyPair, right: PartyPair) -> Bool {
        (left.from, left.to) < (right.from, right.to)
    }
}

package struct RelayStatusRecord: Sendable, Hashable {
    package var id: ObjectID
    package var issuer: PartyID
    package var pair: PartyPair
    package var index: Int
    package var jws: String
    /// When this node made or received it, by its own clock.
    package var keptAt: Timestamp

    package init(
        id: ObjectID,
        issuer: PartyID,
        pair: PartyPair,
        index: Int,
        jws: String,
        keptAt: Timestamp
    ) {
        self.id = id
        self.issuer = issuer
        self.pair = pair
        self.index = index
        self.jws = jws
        self.keptAt = keptAt
    }
}
