// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// The question of a bundle whether a channel was silent over a period (bundle.md, section 7).
package struct SilenceQuestion: Hashable, Sendable {
    package var from: PartyID
    package var to: PartyID
    /// The period, both ends included.
    package var after: Timestamp
    package var before: Timestamp

    package init(from: PartyID, to: PartyID, after: Timestamp, before: Timestamp) {
        self.from = from
        self.to = to
        self.after = after
        self.before = before
    }

    package init(_ reader: MemberReader) throws(FormatError) {
        var reader = reader
        from = try reader.text("from")
        to = try reader.text("to")
        after = try reader.text("after")
        before = try reader.text("before")
        try reader.finish()
        try reader.require(from != to, "from and to are the same party")
        try reader.require(after <= before, "the period ends before it begins")
    }

    package var json: JSONValue {
        .object([
            ("after", .text(after)), ("before", .text(before)), ("from", .text(from)), ("to", .text(to)),
        ])
    }
}
