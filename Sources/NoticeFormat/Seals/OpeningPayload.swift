// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// A party's signed opening of fields of one of its own seals (seal.md, section 3).
///
/// Openings of one seal add up. That the disclosures are the seal's, and that its rule held, is for the layer
/// above.
package struct OpeningPayload: FilingPayload {
    package static let type = ObjectType.opening
    package static let leaf = LeafType.opening
    package static let disclosureCounts = 1...64

    package var jti: RandomID
    package var issuer: PartyID
    /// The key of the officer who asked for it.
    package var officer: KeyID
    /// From 1, among all openings of the issuer.
    package var position: Int
    /// Absent exactly when `position` is 1.
    package var previous: ObjectID?
    package var seal: ObjectID
    package var basis: OpeningBasis
    /// The disclosures opened now, ascending by name of their field.
    package var disclosures: [String]
    package var among: OpenedCount
    package var at: Timestamp
    package var after: [String]

    package init(
        _ head: FilingHead,
        position: Int,
        previous: ObjectID?,
        seal: ObjectID,
        basis: OpeningBasis,
        disclosures: [String],
        among: OpenedCount
    ) {
        jti = head.jti
        issuer = head.issuer
        officer = head.officer
        at = head.at
        after = head.after
        self.position = position
        self.previous = previous
        self.seal = seal
        self.basis = basis
        self.disclosures = disclosures
        self.among = among
    }

    package init(_ value: JSONValue) throws(FormatError) {
        var reader = try MemberReader(value, Self.malformed)
        jti = try reader.head()
        issuer = try reader.text("iss")
        officer = try reader.text("officer")
        position = try reader.integer("number", in: 1...JSONLimit.largestInteger)
        previous = try reader.optionalText("previous")
        seal = try reader.text("seal")
        basis = try OpeningBasis(try reader.object("basis"))
        disclosures = try reader.rawList("disclosures", count: Self.disclosureCounts)
        among = try OpenedCount(try reader.object("among"))
        at = try reader.text("at")
        after = try reader.anchors()
        try reader.finish()
        try reader.require((position == 1) == (previous == nil), "previous has to be absent exactly at 1")
    }

    package var json: JSONValue {
        .object([
            ("v", 1), ("jti", .text(jti)), ("iss", .text(issuer)), ("officer", .text(officer)),
            ("number", .number(position)), ("previous", previous.map { .text($0) }), ("seal", .text(seal)),
            ("basis", basis.json), ("disclosures", .strings(disclosures)), ("among", among.json),
            ("at", .text(at)), ("after", .strings(after)),
        ])
    }
}

extension OpeningPayload {
    package var number: Int? { position }
    /// The seal that it opens.
    package var about: String? { seal.text }
    package var names: [ObjectID] { [seal] + [previous].compactMap(\.self) }
}
