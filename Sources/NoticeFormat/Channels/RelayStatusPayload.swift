// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// A relay's signed account of what it has carried for one pair (channel.md, section 5).
package struct RelayStatusPayload: SignedPayload {
    package static let type = ObjectType.relayStatus

    package var jti: RandomID
    /// The relay.
    package var issuer: PartyID
    package var from: PartyID
    package var to: PartyID
    /// From 1, among the relay's statuses for this pair in this direction.
    package var index: Int
    /// Absent exactly when `index` is 1.
    package var previous: ObjectID?
    package var carried: CarriedEnd
    package var at: Timestamp
    package var after: [String]

    package init(
        jti: RandomID,
        issuer: PartyID,
        from: PartyID,
        to: PartyID,
        index: Int,
        previous: ObjectID?,
        carried: CarriedEnd,
        at: Timestamp,
        after: [String]
    ) {
        self.jti = jti
        self.issuer = issuer
        self.from = from
        self.to = to
        self.index = index
        self.previous = previous
        self.carried = carried
        self.at = at
        self.after = after
    }

    package init(_ value: JSONValue) throws(FormatError) {
        var reader = try MemberReader(value, Self.malformed)
        jti = try reader.head()
        issuer = try reader.text("iss")
        from = try reader.text("from")
        to = try reader.text("to")
        index = try reader.integer("index", in: 1...JSONLimit.largestInteger)
        previous = try reader.optionalText("previous")
        carried = try CarriedEnd(try reader.object("carried"))
        at = try reader.text("at")
        after = try reader.anchors()
        try reader.finish()
        try reader.require(Set([issuer, from, to]).count == 3, "iss, from and to are not three parties")
        try reader.require(
            (index == 1) == (previous == nil),
            "previous has to be absent exactly when index is 1"
        )
    }

    package var json: JSONValue {
        .object([
            ("v", 1), ("jti", .text(jti)), ("iss", .text(issuer)), ("from", .text(from)), ("to", .text(to)),
            ("index", .number(index)), ("previous", previous.map { .text($0) }),
            ("carried", carried.json), ("at", .text(at)), ("after", .strings(after)),
        ])
    }
}
