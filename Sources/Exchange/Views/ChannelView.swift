// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat

/// How the channels with one counterpart stand, as far as this node's record goes.
package struct ChannelView: Sendable, Hashable {
    /// What the last status of either side says, compared with the own record.
    package enum Agreement: String, Sendable, Hashable {
        /// Number and head are the same.
        case agrees
        /// The counterpart's last status counts fewer; what is missing may be under way.
        case behind
        /// The counterpart's last status counts more than is here.
        case ahead
        /// One number, two dispatches: somebody equivocated.
        case forked
        /// The counterpart has not stated the channel.
        case unstated
    }

    /// One direction.
    package struct Direction: Sendable, Hashable {
        package var own: ChannelEnd
        package var theirs: ChannelEnd?

        package var agreement: Agreement {
            guard let theirs else { return .unstated }
            if theirs.number < own.number { return .behind }
            if theirs.number > own.number { return .ahead }
            return theirs.head == own.head ? .agrees : .forked
        }
    }

    /// A status as this node made or received it.
    package struct Mark: Sendable, Hashable {
        package var id: ObjectID
        package var index: Int
        package var keptAt: Timestamp
        package var seals: Int
        package var missed: [MissedSpan]
        /// What is odd about the time it claims.
        package var clock: [String]
    }

    package var counterpart: PartyID
    package var outbound: Direction
    package var inbound: Direction
    package var lastOwn: Mark?
    package var lastTheirs: Mark?
    /// Seconds between two statuses of the counterpart, as its card says.
    package var interval: Int
    package var outage: OutageRecord?
    /// Newest first, with the open one.
    package var outages: [OutageRecord]
}

/// A pair that this node serves as a relay.
package struct ServedPairView: Sendable, Hashable {
    package var pair: PartyPair
    package var carried: Int
    package var lastIndex: Int?
    package var lastKeptAt: Timestamp?
}
