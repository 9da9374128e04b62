// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// A party's signed act of sending one notice to one recipient (channel.md, section 1).
package struct DispatchPayload: SignedPayload {
    package static let type = ObjectType.dispatch

    package var jti: RandomID
    package var issuer: PartyID
    package var recipient: PartyID
    package var notice: ObjectID
    /// From 1.
    package var number: Int
    /// Absent exactly when `number` is 1.
    package var previous: ObjectID?
    /// Last dispatch of the opposite channel that the sender had opened.
    package var seen: ObjectID?
    package var at: Timestamp
    package var after: [String]

    package init(
        jti: RandomID,
        issuer: PartyID,
        recipient: PartyID,
        notice: ObjectID,
        number: Int,
        previous: ObjectID?,
        seen: ObjectID?,
        at: Timestamp,
        after: [String]
    ) {
        self.jti = jti
        self.issuer = issuer
        self.recipient = recipient
        self.notice = notice
        self.number = number
        self.previous = previous
        self.seen = seen
        self.at = at
        self.after = after
    }

    package init(_ value: JSONValue) throws(FormatError) {
        var reader = try MemberReader(value, Self.malformed)
        jti = try reader.head()
        issuer = try reader.text("iss")
        recipient = try reader.text("aud")
        notice = try reader.text("notice")
        number = try reader.integer("number", in: 1...JSONLimit.largestInteger)
        previous = try reader.optionalText("previous")
        seen = try reader.optionalText("seen")
        at = try reader.text("at")
        after = try reader.anchors()
        try reader.finish()
        try reader.require(issuer != recipient, "iss and aud are the same party")
        try reader.require(
            (number == 1) == (previous == nil),
            "previous has to be absent exactly when number is 1"
        )
    }

    package var json: JSONValue {
        .object([
            ("v", 1), ("jti", .text(jti)), ("iss", .text(issuer)), ("aud", .text(recipient)),
            ("notice", .text(notice)), ("number", .number(number)),
            ("previous", previous.map { .text($0) }), ("seen", seen.map { .text($0) }),
            ("at", .text(at)), ("after", .strings(after)),
        ])
    }
}
