// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// Who said it, as the source names them (statement.md, section 2).
package struct StatementSpeaker: Hashable, Sendable {
    package var capacity: SpeakerCapacity
    /// A name or a role, 1 to 200 characters; of an anonymous official, how the source describes them.
    package var name: String
    /// For whom they spoke, as the source says it.
    package var organisation: String?
    /// The party for which they spoke, as the recorder reads it.
    package var party: PartyID?
    /// Name of the officer of ``party``'s card that the recorder takes the speaker for.
    package var register: String?

    package init(
        capacity: SpeakerCapacity,
        name: String,
        organisation: String? = nil,
        party: PartyID? = nil,
        register: String? = nil
    ) {
        self.capacity = capacity
        self.name = name
        self.organisation = organisation
        self.party = party
        self.register = register
    }

    init(_ reader: MemberReader) throws(FormatError) {
        var reader = reader
        capacity = try reader.text("capacity")
        name = try reader.string("name", characters: 1...200)
        organisation = try reader.optionalString("organisation", characters: 1...200)
        party = try reader.optionalText("party")
        register = try reader.optionalString("register", characters: 1...200)
        try reader.finish()
        try reader.require(register == nil || party != nil, "a register is that of a party")
        try reader.require(
            register == nil || capacity != .anonymousOfficial,
            "someone without a name stands in no register"
        )
        try reader.require(
            capacity != .spokesperson || organisation != nil || party != nil,
            "a spokesperson speaks for an organisation or a party"
        )
    }

    package var json: JSONValue {
        .object([
            ("capacity", .text(capacity)), ("name", .string(name)),
            ("organisation", organisation.map { .string($0) }), ("party", party.map { .text($0) }),
            ("register", register.map { .string($0) }),
        ])
    }

    /// Who spoke, for people, without judging whether they may.
    package var words: String {
        let whose = [organisation, party?.text].compactMap { $0 }.joined(separator: ", ")
        return "\(name) (\(capacity.words)\(whose.isEmpty ? "" : ", for \(whose)"))"
    }
}
