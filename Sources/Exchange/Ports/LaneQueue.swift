// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat

/// What waits for, or came from, one party in one lane.
package struct LaneQueue: Sendable, Hashable {
    /// Whom outbox items are for, or the sender of envelopes that wait to be opened.
    package var party: PartyID
    package var lane: Lane

    package init(party: PartyID, lane: Lane) {
        self.party = party
        self.lane = lane
    }
}
