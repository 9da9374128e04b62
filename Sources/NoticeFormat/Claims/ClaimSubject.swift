// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// Which notices a claim may mean, besides who, to whom and of what kind (claim.md, section 3).
package struct ClaimSubject: Hashable, Sendable {
    /// Exactly this notice.
    package var notice: ObjectID?
    /// A notice that updates, cancels, replies or responds to this one.
    package var refersTo: ObjectID?
    /// The value of the hidden field `event`.
    package var event: String?
    /// The period in which it was dispatched, both ends included.
    package var madeFrom: Timestamp?
    package var madeTo: Timestamp?

    package init(
        notice: ObjectID? = nil,
        refersTo: ObjectID? = nil,
        event: String? = nil,
        madeFrom: Timestamp? = nil,
        madeTo: Timestamp? = nil
    ) {
        self.notice = notice
        self.refersTo = refersTo
        self.event = event
        self.madeFrom = madeFrom
        self.madeTo = madeTo
    }

    init(_ reader: MemberReader) throws(FormatError) {
        var reader = reader
        notice = try reader.optionalText("notice")
        refersTo = try reader.optionalText("refersTo")
        event = try reader.optionalString("event", characters: 1...16_384, .prose)
        madeFrom = try reader.optionalText("madeFrom")
        madeTo = try reader.optionalText("madeTo")
        try reader.finish()
        try reader.require(self != ClaimSubject(), "a subject that says nothing")
        if let madeFrom, let madeTo {
            try reader.require(madeFrom <= madeTo, "the period ends before it begins")
        }
    }

    package var json: JSONValue {
        .object([
            ("event", event.map { .string($0) }), ("madeFrom", madeFrom.map { .text($0) }),
            ("madeTo", madeTo.map { .text($0) }), ("notice", notice.map { .text($0) }),
            ("refersTo", refersTo.map { .text($0) }),
        ])
    }
}
