// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// A party's signed account of both channels with one counterpart (channel.md, section 3).
package struct StatusPayload: SignedPayload {
    package static let type = ObjectType.status

    package var jti: RandomID
    package var issuer: PartyID
    package var counterpart: PartyID
    /// From 1, among the issuer's statuses for this counterpart.
    package var index: Int
    /// Absent exactly when `index` is 1.
    package var previous: ObjectID?
    /// Last dispatch made for the counterpart.
    package var outbound: ChannelEnd
    /// Last of an unbroken run from 1 of dispatches received and opened.
    package var inbound: ChannelEnd
    package var seals: Int
    /// Ascending by begin; at most ``MissedSpan/largestCount``.
    package var missed: [MissedSpan]
    package var at: Timestamp
    package var after: [String]

    package init(
        jti: RandomID,
        issuer: PartyID,
        counterpart: PartyID,
        index: Int,
        previous: ObjectID?,
        outbound: ChannelEnd,
        inbound: ChannelEnd,
        seals: Int,
        missed: [MissedSpan] = [],
        at: Timestamp,
        after: [String]
    ) {
        self.jti = jti
        self.issuer = issuer
        self.counterpart = counterpart
        self.index = index
        self.previous = previous
        self.outbound = outbound
        self.inbound = inbound
        self.seals = seals
        self.missed = missed
        self.at = at
        self.after = after
    }

    package init(_ value: JSONValue) throws(FormatError) {
        var reader = try MemberReader(value, Self.malformed)
        jti = try reader.head()
        issuer = try reader.text("iss")
        counterpart = try reader.text("aud")
        index = try reader.integer("index", in: 1...JSONLimit.largestInteger)
        previous = try reader.optionalText("previous")
        outbound = try ChannelEnd(try reader.object("outbound"))
        inbound = try ChannelEnd(try reader.object("inbound"))
        seals = try reader.integer("seals", in: 0...JSONLimit.largestInteger)
        let spans = try reader.optionalObjects("missed", count: 1...MissedSpan.largestCount)
        missed = try (spans ?? []).map { (each) throws(FormatError) in try MissedSpan(each) }
        at = try reader.text("at")
        after = try reader.anchors()
        try reader.finish()
        try reader.require(issuer != counterpart, "iss and aud are the same party")
        try reader.require(
            (index == 1) == (previous == nil),
            "previous has to be absent exactly when index is 1"
        )
        try reader.require(
            zip(missed, missed.dropFirst()).allSatisfy { $0.from < $1.from },
            "missed times are not in ascending order"
        )
    }

    package var json: JSONValue {
        .object([
            ("v", 1), ("jti", .text(jti)), ("iss", .text(issuer)), ("aud", .text(counterpart)),
            ("index", .number(index)), ("previous", previous.map { .text($0) }),
            ("outbound", outbound.json), ("inbound", inbound.json), ("seals", .number(seals)),
            ("missed", missed.isEmpty ? nil : .array(missed.map(\.json))),
            ("at", .text(at)), ("after", .strings(after)),
        ])
    }
}
