// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat

/// Times in which statuses of a counterpart were missing here, and the record's own last time.
package protocol HeartbeatReader {
    /// The outage with a party that has not ended; nil if there is none.
    func openOutage(with party: PartyID) throws -> OutageRecord?
    /// Newest start first.
    func outages(with party: PartyID, limit: Int) throws -> [OutageRecord]
    /// The latest time that this node wrote beside anything it keeps; nil in an empty record.
    func lastKeptTime() throws -> Timestamp?
}

package protocol HeartbeatWriter {
    /// Adds an outage, or replaces the one with the same party and start.
    func putOutage(_ record: OutageRecord) throws
}

/// A time in which a counterpart's statuses did not come, and where this node puts the fault.
package struct OutageRecord: Sendable, Hashable {
    package var party: PartyID
    package var start: Timestamp
    /// Nil while it lasts.
    package var end: Timestamp?
    package var segment: OutageSegment
    /// The last problem in reaching the party, for people.
    package var problem: String?

    package init(
        party: PartyID,
        start: Timestamp,
        end: Timestamp? = nil,
        segment: OutageSegment,
        problem: String? = nil
    ) {
        self.party = party
        self.start = start
        self.end = end
        self.segment = segment
        self.problem = problem
    }
}
