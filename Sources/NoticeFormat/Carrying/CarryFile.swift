// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// What a courier carries between nodes that cannot reach each other (carry.md, section 1).
///
/// It shows by itself nothing about who wrote it: what it holds is signed, each piece by its maker.
package struct CarryFile: FormatDocument {
    package static let malformed = FormatError.Code.malformedCarry
    package static let largestSize = 3 << 20

    private static let format = "herald-carry/v1"
    /// The largest card of one party that is carried along, in versions.
    package static let largestCardCount = 64
    package static let largestEvidenceCount = 64
    package static let largestHandOverCount = 16

    /// One of the sender's hand-overs, with one acceptance by each stop before the reader's.
    package struct HandOver: Hashable, Sendable {
        package var submission: String
        package var acceptances: [String]

        package init(submission: String, acceptances: [String]) {
            self.submission = submission
            self.acceptances = acceptances
        }
    }

    /// The party whose node wrote the file; nobody signs that.
    package var writer: PartyID
    package var msg: RandomID
    /// Sender of the envelope.
    package var from: PartyID
    package var to: PartyID
    /// The sender's card, oldest version first.
    package var cards: [String]
    /// Nil on the way back: then there are no hand-overs.
    package var envelope: [UInt8]?
    package var handOvers: [HandOver]
    /// In the order in which the writer came to hold it.
    package var evidence: [String]

    package init(
        writer: PartyID,
        msg: RandomID,
        from: PartyID,
        to: PartyID,
        cards: [String],
        envelope: [UInt8]?,
        handOvers: [HandOver],
        evidence: [String]
    ) {
        self.writer = writer
        self.msg = msg
        self.from = from
        self.to = to
        self.cards = cards
        self.envelope = envelope
        self.handOvers = handOvers
        self.evidence = evidence
    }

    /// Files are canonical: read them with `init(canonical:)`.
    package init(_ value: JSONValue) throws(FormatError) {
        var reader = try MemberReader(value, Self.malformed)
        try reader.literal("format", Self.format)
        writer = try reader.text("writer")
        msg = try reader.text("msg")
        from = try reader.text("from")
        to = try reader.text("to")
        cards = try reader.compacts(
            "cards",
            count: 1...Self.largestCardCount,
            limit: ObjectType.card.largestSize
        )
        envelope = try reader.envelope("envelope")
        handOvers = try reader.objects("handOvers", count: 0...Self.largestHandOverCount)
            .map { (each) throws(FormatError) in try HandOver(each) }
        evidence = try reader.compacts("evidence", count: 0...Self.largestEvidenceCount)
        try reader.finish()
        try reader.require(from != to, "from and to are the same party")
        try reader.require((envelope == nil) == handOvers.isEmpty, "an envelope goes with its hand-overs")
        try reader.require(envelope != nil || !evidence.isEmpty, "neither an envelope nor evidence")
        try reader.require(
            Set(handOvers.map(\.submission)).count == handOvers.count,
            "a hand-over occurs twice"
        )
    }

    package var json: JSONValue {
        .object([
            ("format", .string(Self.format)), ("writer", .text(writer)), ("msg", .text(msg)),
            ("from", .text(from)), ("to", .text(to)), ("cards", .strings(cards)),
            ("envelope", envelope.map { .string(Base64URL.encode($0)) }),
            ("handOvers", .array(handOvers.map(\.json))), ("evidence", .strings(evidence)),
        ])
    }
}

extension CarryFile.HandOver {
    fileprivate init(_ reader: MemberReader) throws(FormatError) {
        var reader = reader
        acceptances = try reader.compacts("acceptances", count: 0...Route.largestCount)
        submission = try reader.compact("submission")
        try reader.finish()
    }

    fileprivate var json: JSONValue {
        .object([("acceptances", .strings(acceptances)), ("submission", .string(submission))])
    }
}

extension MemberReader {
    /// The octets of an envelope as base64url.
    fileprivate mutating func envelope(_ name: String) throws(FormatError) -> [UInt8]? {
        guard let text = try optionalRaw(name) else { return nil }
        guard let bytes = try? Base64URL.decode(text), (1...SizeLimit.envelope).contains(bytes.count) else {
            throw refusal("not the octets of an envelope in base64url", at: name)
        }
        return bytes
    }
}
