// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat

/// A restored record's way back, and what must not be used again after a loss.
package protocol RecoveryReader {
    /// Nil for a record that was never restored, or that is whole again.
    func recovery() throws -> RecoveryRecord?
    /// The end of the own channel to a recipient where it lies above the dispatches that are here.
    func reservedHead(to recipient: PartyID) throws -> ReservedHead?
    /// Evidence by this issuer in the order it was kept, newest first, kept before the one numbered `before`.
    func evidence(by issuer: PartyID, before: Int64?, limit: Int) throws -> [NumberedObject]
    /// Hand-overs of this sender's envelopes, as ``evidence(by:before:limit:)``.
    func submissions(from sender: PartyID, before: Int64?, limit: Int) throws -> [NumberedObject]
    /// Statuses above an index, ascending.
    func statuses(by issuer: PartyID, about counterpart: PartyID, above index: Int, limit: Int) throws
        -> [StatusRecord]
    /// Dispatches above a number, ascending.
    func dispatches(from: PartyID, to: PartyID, above number: Int, limit: Int) throws -> [DispatchRecord]
}

package protocol RecoveryWriter {
    /// Replaces what is kept about the way back; nil ends it.
    func putRecovery(_ record: RecoveryRecord?) throws
    /// Moves the end of the own channel up; a lower number than the one that is kept is ignored.
    func putReservedHead(_ head: ReservedHead, to recipient: PartyID) throws
}

/// A signed object with the number under which the store keeps it.
package struct NumberedObject: Sendable, Hashable {
    package var number: Int64
    package var jws: String

    package init(number: Int64, jws: String) {
        self.number = number
        self.jws = jws
    }
}

/// The highest number of an own channel that may have been used, and the last dispatch known up to it.
package struct ReservedHead: Sendable, Hashable {
    package var number: Int
    package var head: ObjectID?

    package init(number: Int, head: ObjectID?) {
        self.number = number
        self.head = head
    }
}
