// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// When an event is expected (notice.md, section 2); both ends belong to it.
package struct EventWindow: Hashable, Sendable {
    package let from: Timestamp
    package let to: Timestamp

    /// An end before the beginning is a bug.
    package init(from: Timestamp, to: Timestamp) {
        precondition(from <= to, "window ends before it begins")
        self.from = from
        self.to = to
    }

    init(_ reader: MemberReader) throws(FormatError) {
        var reader = reader
        from = try reader.text("from")
        to = try reader.text("to")
        try reader.finish()
        try reader.require(from <= to, "window ends before it begins")
    }

    /// The declared precision of the window.
    package var seconds: Int { Int(to.seconds(since: from)) }

    package var json: JSONValue { .object([("from", .text(from)), ("to", .text(to))]) }
}
