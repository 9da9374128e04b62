// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// What a party denies: a channel, or part of it (denial.md, section 1).
package struct DenialSubject: FormatDocument {
    package static let malformed = FormatError.Code.malformedDenial
    package static let largestSize = 4096

    package var from: PartyID
    package var to: PartyID
    package var notice: ObjectID?
    package var msg: RandomID?
    package var dispatch: ObjectID?
    /// The period it is limited to, both ends included: both or neither.
    package var after: Timestamp?
    package var before: Timestamp?

    package init(
        from: PartyID,
        to: PartyID,
        notice: ObjectID? = nil,
        msg: RandomID? = nil,
        dispatch: ObjectID? = nil,
        after: Timestamp? = nil,
        before: Timestamp? = nil
    ) {
        self.from = from
        self.to = to
        self.notice = notice
        self.msg = msg
        self.dispatch = dispatch
        self.after = after
        self.before = before
    }

    package init(_ value: JSONValue) throws(FormatError) {
        try self.init(try MemberReader(value, Self.malformed))
    }

    package init(_ reader: MemberReader) throws(FormatError) {
        var reader = reader
        from = try reader.text("from")
        to = try reader.text("to")
        notice = try reader.optionalText("notice")
        msg = try reader.optionalText("msg")
        dispatch = try reader.optionalText("dispatch")
        after = try reader.optionalText("after")
        before = try reader.optionalText("before")
        try reader.finish()
        try reader.require(from != to, "from and to are the same party")
        try reader.require((after == nil) == (before == nil), "a period has two ends")
        if let after, let before { try reader.require(after <= before, "the period ends before it begins") }
    }

    package var json: JSONValue {
        .object([
            ("after", after.map { .text($0) }), ("before", before.map { .text($0) }),
            ("dispatch", dispatch.map { .text($0) }), ("from", .text(from)), ("msg", msg.map { .text($0) }),
            ("notice", notice.map { .text($0) }), ("to", .text(to)),
        ])
    }

    /// Whether it speaks of this delivery, or of more than one that may be this.
    ///
    /// A period does not exclude: nothing here decides when a delivery was.
    package func covers(
        from: PartyID,
        to: PartyID,
        notice: ObjectID?,
        msg: RandomID?,
        dispatch: ObjectID?
    ) -> Bool {
        self.from == from && self.to == to && (self.notice == nil || self.notice == notice)
            && (self.msg == nil || self.msg == msg) && (self.dispatch == nil || self.dispatch == dispatch)
    }

    /// What is denied, for people.
    package var words: String {
        var parts = ["what \(from.text) sent to \(to.text)"]
        if let notice { parts.append("notice \(notice.text)") }
        if let msg { parts.append("message \(msg.text)") }
        if let dispatch { parts.append("dispatch \(dispatch.text)") }
        if let after, let before { parts.append("from \(after.text) to \(before.text)") }
        return parts.joined(separator: ", ")
    }
}
