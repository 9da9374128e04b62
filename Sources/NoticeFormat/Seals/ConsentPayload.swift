// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// A party's signed consent that one seal of another party may be opened (seal.md, section 4).
///
/// It says nothing of what is sealed, which its signer need not have seen.
package struct ConsentPayload: FilingPayload {
    package static let type = ObjectType.consent
    package static let leaf = LeafType.consent
    package static let largestFieldCount = 64

    package var jti: RandomID
    /// Who consents.
    package var issuer: PartyID
    /// The key of the officer who asked for it.
    package var officer: KeyID
    package var seal: ObjectID
    /// Whose seal it is.
    package var owner: PartyID
    /// The only fields that may be opened, ascending; nil for all.
    package var fields: [SealFieldName]?
    package var at: Timestamp
    package var after: [String]

    package init(_ head: FilingHead, seal: ObjectID, owner: PartyID, fields: [SealFieldName]?) {
        jti = head.jti
        issuer = head.issuer
        officer = head.officer
        at = head.at
        after = head.after
        self.seal = seal
        self.owner = owner
        self.fields = fields
    }

    package init(_ value: JSONValue) throws(FormatError) {
        var reader = try MemberReader(value, Self.malformed)
        jti = try reader.head()
        issuer = try reader.text("iss")
        officer = try reader.text("officer")
        seal = try reader.text("seal")
        owner = try reader.text("of")
        fields = try reader.optionalTexts("fields", count: 1...Self.largestFieldCount, .ascending)
        at = try reader.text("at")
        after = try reader.anchors()
        try reader.finish()
        try reader.require(issuer != owner, "a party cannot consent to itself")
    }

    package var json: JSONValue {
        .object([
            ("v", 1), ("jti", .text(jti)), ("iss", .text(issuer)), ("officer", .text(officer)),
            ("seal", .text(seal)), ("of", .text(owner)), ("fields", fields.map { .texts($0) }),
            ("at", .text(at)), ("after", .strings(after)),
        ])
    }

    /// The seal that may be opened.
    package var about: String? { seal.text }

    package var names: [ObjectID] { [seal] }

    /// Whether it lets these fields be opened.
    package func allows(_ names: [SealFieldName]) -> Bool {
        fields.map { allowed in names.allSatisfy(allowed.contains) } ?? true
    }
}
