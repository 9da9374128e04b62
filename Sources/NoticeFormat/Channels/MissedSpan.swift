// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// A time in which the issuer of a status missed the counterpart's statuses, or made none itself.
package struct MissedSpan: Hashable, Sendable {
    package static let largestCount = 8

    package var from: Timestamp
    /// Absent while it lasts.
    package var to: Timestamp?
    package var segment: OutageSegment

    package init(from: Timestamp, to: Timestamp?, segment: OutageSegment) {
        self.from = from
        self.to = to
        self.segment = segment
    }

    init(_ reader: MemberReader) throws(FormatError) {
        var reader = reader
        from = try reader.text("from")
        segment = try reader.text("segment")
        to = try reader.optionalText("to")
        try reader.finish()
        try reader.require(to.map { $0 >= from } ?? true, "missed time ends before it begins")
    }

    package var json: JSONValue {
        .object([
            ("from", .text(from)), ("segment", .text(segment)), ("to", to.map { .text($0) }),
        ])
    }
}
