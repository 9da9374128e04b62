// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// What a humanitarian notification is about, besides place, route and window (humanitarian.md, section 2).
package struct HumanitarianEntry: Hashable, Sendable {
    /// That the owner agreed to this party being told.
    package struct Consent: Hashable, Sendable {
        package let party: PartyID
        package let at: Timestamp

        package init(party: PartyID, at: Timestamp) {
            self.party = party
            self.at = at
        }
    }

    /// That a hub passes on what an owner notified to it.
    package struct Hub: Hashable, Sendable {
        /// The hub's own count, from 1.
        package let number: Int
        /// The owner's notice, where it came by Herald.
        package let notice: ObjectID?

        package init(number: Int, notice: ObjectID?) {
            self.number = number
            self.notice = notice
        }
    }

    /// Shown with every entry (row A5, form d7).
    package static let standing =
        "not legally binding; no guarantee; changes no duty under law; an acknowledgement is never clearance"

    package var type: EntryType
    package var name: String
    package var owner: String
    /// What kind of facility, in words.
    package var facility: String?
    /// How those on the spot are reached.
    package var contact: String?
    /// Ascending by party.
    package var consent: [Consent]
    package var check: CoordinateCheck
    /// By when the owner has to confirm it anew.
    package var confirmBy: Timestamp
    package var hub: Hub?
    /// Exactly in a movement.
    package var movement: MovementParty?

    package init(
        type: EntryType,
        name: String,
        owner: String,
        consent: [Consent],
        check: CoordinateCheck,
        confirmBy: Timestamp
    ) {
        self.type = type
        self.name = name
        self.owner = owner
        self.consent = consent
        self.check = check
        self.confirmBy = confirmBy
    }

    init(_ reader: MemberReader) throws(FormatError) {
        var reader = reader
        type = try reader.text("type")
        name = try reader.string("name", characters: 1...200)
        owner = try reader.string("owner", characters: 1...200)
        facility = try reader.optionalString("facility", characters: 1...100)
        contact = try reader.optionalString("contact", characters: 1...200)
        consent = try reader.objects("consent", count: 1...64).map { (each) throws(FormatError) in
            try Consent(each)
        }
        check = try CoordinateCheck(reader.object("verification"))
        confirmBy = try reader.text("confirmBy")
        hub = try reader.optionalObject("hub").map { (each) throws(FormatError) in try Hub(each) }
        movement = try reader.optionalObject("movement").map { (each) throws(FormatError) in
            try MovementParty(each)
        }
        try reader.finish()
        try reader.require(
            zip(consent, consent.dropFirst()).allSatisfy { $0.party < $1.party },
            "parties consented to are not in ascending order, or one stands twice"
        )
        try reader.require((movement != nil) == (type == .movement), "movement and type do not agree")
    }

    package var json: JSONValue {
        .object([
            ("confirmBy", .text(confirmBy)),
            (
                "consent",
                .array(consent.map { .object([("at", .text($0.at)), ("party", .text($0.party))]) })
            ),
            ("contact", contact.map { .string($0) }), ("facility", facility.map { .string($0) }),
            ("hub", hub?.json), ("movement", movement?.json), ("name", .string(name)),
            ("owner", .string(owner)), ("type", .text(type)), ("verification", check.json),
        ])
    }

    /// The recipients that the owner has not agreed to.
    package func withoutConsent(_ recipients: [PartyID]) -> [PartyID] {
        recipients.filter { recipient in !consent.contains { $0.party == recipient } }
    }

    /// What a reader is told of the coordinates: a hub answers for what it has checked itself, and for nothing
    /// else (row R8).
    package func checkWords(issuer: PartyID) -> String {
        guard hub != nil else { return "coordinates \(check.words)" }
        let isByHub =
            check.state == .byHub || (check.state == .againstImagery && check.by == issuer.text)
        return "coordinates \(check.words)" + (isByHub ? "" : "; content not verified by the hub")
    }
}

extension HumanitarianEntry.Consent {
    fileprivate init(_ reader: MemberReader) throws(FormatError) {
        var reader = reader
        party = try reader.text("party")
        at = try reader.text("at")
        try reader.finish()
    }
}

extension HumanitarianEntry.Hub {
    fileprivate init(_ reader: MemberReader) throws(FormatError) {
        var reader = reader
        number = try reader.integer("number", in: 1...JSONLimit.largestInteger)
        notice = try reader.optionalText("notice")
        try reader.finish()
    }

    fileprivate var json: JSONValue {
        .object([("notice", notice.map { .text($0) }), ("number", .number(number))])
    }
}
