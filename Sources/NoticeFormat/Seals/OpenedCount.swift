// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// How many of the issuer's seals of a period are opened, this opening included (seal.md, section 3).
///
/// The issuer's statement: whoever holds the seals of these numbers and all openings can count again.
package struct OpenedCount: Hashable, Sendable {
    /// The period, both ends included, by the times that the seals claim.
    package let after: Timestamp
    package let before: Timestamp
    /// Number of the first and the last seal of the period.
    package let first: Int
    package let last: Int
    /// Seals with these numbers that have an opening.
    package let opened: Int

    package init(after: Timestamp, before: Timestamp, first: Int, last: Int, opened: Int) {
        self.after = after
        self.before = before
        self.first = first
        self.last = last
        self.opened = opened
    }

    init(_ reader: MemberReader) throws(FormatError) {
        var reader = reader
        after = try reader.text("after")
        before = try reader.text("before")
        first = try reader.integer("first", in: 1...JSONLimit.largestInteger)
        last = try reader.integer("last", in: 1...JSONLimit.largestInteger)
        opened = try reader.integer("opened", in: 1...JSONLimit.largestInteger)
        try reader.finish()
        try reader.require(after <= before, "the period ends before it begins")
        try reader.require(first <= last, "the last seal comes before the first")
        try reader.require(opened <= last - first + 1, "more seals opened than there are")
    }

    package var json: JSONValue {
        .object([
            ("after", .text(after)), ("before", .text(before)), ("first", .number(first)),
            ("last", .number(last)), ("opened", .number(opened)),
        ])
    }

    /// Seals of the period.
    package var sealed: Int { last - first + 1 }

    package var numbers: ClosedRange<Int> { first...last }

    /// For people.
    package var words: String {
        "\(opened) of \(sealed) seals from \(after.text) to \(before.text) opened"
    }
}
