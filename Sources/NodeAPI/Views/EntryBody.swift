// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// How a node shows one entry of humanitarian notification, without its coordinates
/// (docs/spec/node-api.md section 11).
package struct EntryBody: Sendable, Hashable {
    package var id: String
    package var issuer: String
    /// When this is what the record shows.
    package var asOf: String
    /// `not-yet`, `in-force`, `expired`, `closed-out` or `withdrawn`.
    package var condition: String
    package var confirmationDue: Bool
    /// The rest is of the newest version by then; absent before there was one.
    package var version: String?
    package var type: String?
    package var name: String?
    package var owner: String?
    package var facility: String?
    package var contact: String?
    /// Who checked the coordinates, in words.
    package var check: String?
    package var confirmBy: String?
    package var expiresAt: String?
    /// `planned`, `active`, `completed` or `aborted`; of a movement.
    package var phase: String?
    /// Who and what moves, in words.
    package var party: String?
    /// What changed without notice when it became active.
    package var unannounced: [String]
    package var recipients: [EntryRecipientBody]
    package var notices: [EntryNoticeBody]
    /// Newest first, at most 200; empty in lists.
    package var accesses: [EntryAccessBody]

    /// A movement's messages are one line while it is active.
    package var isLineOpen: Bool { phase == "active" }

    package init(id: String, issuer: String, asOf: String, condition: String) {
        self.id = id
        self.issuer = issuer
        self.asOf = asOf
        self.condition = condition
        confirmationDue = false
        unannounced = []
        recipients = []
        notices = []
        accesses = []
    }

    package init(bytes: [UInt8]) throws(JSONError) {
        var reader = try ObjectReader(
            value: StrictJSONParser.parse(bytes, limits: JSONLimits(maxBytes: 8 << 20))
        )
        try self.init(&reader)
    }

    init(_ reader: inout ObjectReader) throws(JSONError) {
        id = try reader.string("id")
        issuer = try reader.string("issuer")
        asOf = try reader.string("asOf")
        condition = try reader.string("condition")
        confirmationDue = try reader.bool("confirmationDue")
        version = try reader.optionalString("version")
        type = try reader.optionalString("type")
        name = try reader.optionalString("name")
        owner = try reader.optionalString("owner")
        facility = try reader.optionalString("facility")
        contact = try reader.optionalString("contact")
        check = try reader.optionalString("check")
        confirmBy = try reader.optionalString("confirmBy")
        expiresAt = try reader.optionalString("expiresAt")
        phase = try reader.optionalString("phase")
        party = try reader.optionalString("party")
        unannounced = try reader.strings("unannounced")
        recipients = []
        for var each in try reader.objects("recipients") { recipients.append(try EntryRecipientBody(&each)) }
        notices = []
        for var each in try reader.objects("notices") { notices.append(try EntryNoticeBody(&each)) }
        accesses = []
        for var each in try reader.objects("accesses") { accesses.append(try EntryAccessBody(&each)) }
        try reader.finish()
    }

    package var members: [(String, JSONValue?)] {
        [
            ("accesses", .array(accesses.map(\.json))), ("asOf", .string(asOf)),
            ("check", check.map { .string($0) }), ("condition", .string(condition)),
            ("confirmBy", confirmBy.map { .string($0) }), ("confirmationDue", .bool(confirmationDue)),
            ("contact", contact.map { .string($0) }), ("expiresAt", expiresAt.map { .string($0) }),
            ("facility", facility.map { .string($0) }), ("id", .string(id)), ("issuer", .string(issuer)),
            ("name", name.map { .string($0) }), ("notices", .array(notices.map(\.json))),
            ("owner", owner.map { .string($0) }), ("party", party.map { .string($0) }),
            ("phase", phase.map { .string($0) }), ("recipients", .array(recipients.map(\.json))),
            ("type", type.map { .string($0) }), ("unannounced", .strings(unannounced)),
            ("version", version.map { .string($0) }),
        ]
    }

    package var json: JSONValue { .object(members) }
    package var bytes: [UInt8] { CanonicalJSON.encode(json) }
}

/// Entries as a node lists them.
package struct EntryListBody: Sendable, Hashable {
    package var entries: [EntryBody]

    package init(entries: [EntryBody]) {
        self.entries = entries
    }

    package init(bytes: [UInt8]) throws(JSONError) {
        var reader = try ObjectReader(
            value: StrictJSONParser.parse(bytes, limits: JSONLimits(maxBytes: 64 << 20))
        )
        entries = []
        for var each in try reader.objects("entries") { entries.append(try EntryBody(&each)) }
        try reader.finish()
    }

    package var bytes: [UInt8] {
        CanonicalJSON.encode(.object([("entries", .array(entries.map(\.json)))]))
    }
}

/// One notice of an entry's record.
package struct EntryNoticeBody: Sendable, Hashable {
    package var notice: String
    /// `version`, `confirmation`, `withdrawal`, `distress`, `warned-back`, `line` or `other`.
    package var part: String
    package var kind: String
    package var from: String
    package var at: String

    package init(notice: String, part: String, kind: String, from: String, at: String) {
        self.notice = notice
        self.part = part
        self.kind = kind
        self.from = from
        self.at = at
    }

    init(_ reader: inout ObjectReader) throws(JSONError) {
        notice = try reader.string("notice")
        part = try reader.string("part")
        kind = try reader.string("kind")
        from = try reader.string("from")
        at = try reader.string("at")
        try reader.finish()
    }

    package var json: JSONValue {
        .object([
            ("at", .string(at)), ("from", .string(from)), ("kind", .string(kind)),
            ("notice", .string(notice)), ("part", .string(part)),
        ])
    }
}

/// That an officer of this party was handed the coordinates; the node's own word.
package struct EntryAccessBody: Sendable, Hashable {
    package var officer: String
    package var at: String
    package var reason: String?

    package init(officer: String, at: String, reason: String?) {
        self.officer = officer
        self.at = at
        self.reason = reason
    }

    init(_ reader: inout ObjectReader) throws(JSONError) {
        officer = try reader.string("officer")
        at = try reader.string("at")
        reason = try reader.optionalString("reason")
        try reader.finish()
    }

    package var json: JSONValue {
        .object([
            ("at", .string(at)), ("officer", .string(officer)), ("reason", reason.map { .string($0) }),
        ])
    }
}
