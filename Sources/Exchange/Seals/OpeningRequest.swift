// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat

/// What an officer asks to be opened of one of the party's own seals (seal.md, section 3).
package struct OpeningRequest: Sendable, Hashable {
    /// By which the officer says that the rule holds.
    package enum Ground: Sendable, Hashable {
        case date
        case event(String)
        /// Of the counterpart or the arbiter, compact.
        case consent(String)
    }

    package var seal: ObjectID
    /// Nil for all.
    package var fields: Set<SealFieldName>?
    package var ground: Ground
    /// Counted over, both ends included; nil for the month in which the seal was made.
    package var period: ClosedRange<Timestamp>?

    package init(
        seal: ObjectID,
        fields: Set<SealFieldName>?,
        ground: Ground,
        period: ClosedRange<Timestamp>? = nil
    ) {
        self.seal = seal
        self.fields = fields
        self.ground = ground
        self.period = period
    }
}
