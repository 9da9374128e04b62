// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// A checkable sentence about the record (claim.md).
///
/// Whoever writes one signs nothing: it is a question. Every part but ``existence`` may be absent, and what is
/// absent is not asked.
package struct Claim: FormatDocument {
    package static let malformed = FormatError.Code.malformedClaim
    package static let largestSize = SizeLimit.claim
    package static let largestFieldCount = 64

    private static let format = "herald-claim/v1"

    /// As it was said, for people; nothing is decided by it.
    package var words: String?
    /// The logged statement that made it.
    package var statement: ObjectID?
    /// The party that makes it: what it signed itself is then marked as its own word.
    package var claimant: PartyID?
    package var existence: ClaimedExistence
    /// Exercise notices never answer a claim about actual ones.
    package var status: NoticeStatus
    package var sender: PartyID?
    /// Ascending, each answered by itself; if there is none, whoever it was sent to.
    package var recipients: [PartyID]
    /// Any of these; empty: of any kind.
    package var kinds: [NoticeKind]
    package var about: ClaimSubject?
    package var arrival: ClaimedArrival
    package var event: ClaimedEvent?
    package var time: ClaimedTime?
    package var fields: [ClaimedField]
    /// By which it first came to the recipient.
    package var route: Route?
    package var acknowledgement: ClaimedAcknowledgement?
    package var conveyance: ClaimedConveyance?

    package init(_ existence: ClaimedExistence, status: NoticeStatus = .actual) {
        self.existence = existence
        self.status = status
        recipients = []
        kinds = []
        arrival = .atTheNode
        fields = []
    }

    package init(_ value: JSONValue) throws(FormatError) {
        var reader = try MemberReader(value, Self.malformed)
        try reader.literal("format", Self.format)
        existence = try reader.text("existence")
        words = try reader.optionalString("words", characters: 1...4000, .prose)
        statement = try reader.optionalText("statement")
        claimant = try reader.optionalText("claimant")
        status = try reader.optionalText("status") ?? .actual
        sender = try reader.optionalText("sender")
        recipients = try reader.optionalTexts("recipients", count: 1...64, .ascending) ?? []
        kinds = try reader.optionalTexts("kinds", count: 1...NoticeKind.allCases.count) ?? []
        about = try reader.optionalObject("about").map { (inner) throws(FormatError) in
            try ClaimSubject(inner)
        }
        arrival = try reader.optionalText("arrival") ?? .atTheNode
        event = try reader.optionalObject("event").map { (inner) throws(FormatError) in
            try ClaimedEvent(inner)
        }
        time = try reader.optionalObject("time").map { (inner) throws(FormatError) in
            try ClaimedTime(inner)
        }
        fields = try Self.fields(&reader)
        route = try reader.optionalRawList("route", count: 0...Route.largestCount).map {
            (relays) throws(FormatError) in
            try Route(relays: relays.map { (text) throws(FormatError) in try PartyID(text) })
        }
        acknowledgement = try reader.optionalText("acknowledgement")
        conveyance = try reader.optionalText("conveyance")
        try reader.finish()
        try check(reader)
    }

    private static func fields(_ reader: inout MemberReader) throws(FormatError) -> [ClaimedField] {
        guard let objects = try reader.optionalObjects("fields", count: 1...largestFieldCount) else {
            return []
        }
        let fields = try objects.map { (inner) throws(FormatError) in try ClaimedField(inner) }
        try reader.require(Set(fields).count == fields.count, "one thing is claimed of a field twice")
        return fields
    }

    /// Rules between members (claim.md, section 2).
    private func check(_ reader: MemberReader) throws(FormatError) {
        try reader.require(time == nil || event != nil, "a time needs an event")
        if let sender {
            try reader.require(!recipients.contains(sender), "the sender is a recipient")
        }
        guard existence != .notice else { return }
        try reader.require(
            route == nil && acknowledgement == nil && conveyance == nil,
            "route, acknowledgement and conveyance are those of a notice"
        )
        let isTimed = existence == .generalTerms || existence == .seal
        try reader.require(isTimed || (time == nil && event == nil), "no event for what was not there")
        try reader.require(fields.isEmpty || existence == .seal, "fields are those of a notice or a seal")
    }

    package var json: JSONValue {
        .object([
            ("about", about?.json), ("acknowledgement", acknowledgement.map { .text($0) }),
            ("arrival", .text(arrival)), ("claimant", claimant.map { .text($0) }),
            ("conveyance", conveyance.map { .text($0) }), ("event", event?.json),
            ("existence", .text(existence)), ("fields", fields.isEmpty ? nil : .array(fields.map(\.json))),
            ("format", .string(Self.format)), ("kinds", kinds.isEmpty ? nil : .texts(kinds)),
            ("recipients", recipients.isEmpty ? nil : .texts(recipients)),
            ("route", route.map { .strings($0.relays.map(\.text)) }), ("sender", sender.map { .text($0) }),
            ("statement", statement.map { .text($0) }), ("status", .text(status)), ("time", time?.json),
            ("words", words.map { .string($0) }),
        ])
    }
}
