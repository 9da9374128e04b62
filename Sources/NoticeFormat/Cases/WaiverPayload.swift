// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// A senior officer's signed decision not to warn, on one of the fixed grounds (case.md, section 6).
///
/// Signed by the officer, never by the node; it stays sealed in the closing step of its case.
package struct WaiverPayload: SignedPayload {
    package static let type = ObjectType.waiver
    package static let reasonLength = 1...16_384

    package var jti: RandomID
    package var issuer: PartyID
    package var card: ObjectID
    package var caseID: RandomID
    package var ground: WaiverGround
    package var reason: String
    package var at: Timestamp

    package init(
        jti: RandomID,
        issuer: PartyID,
        card: ObjectID,
        caseID: RandomID,
        ground: WaiverGround,
        reason: String,
        at: Timestamp
    ) {
        self.jti = jti
        self.issuer = issuer
        self.card = card
        self.caseID = caseID
        self.ground = ground
        self.reason = reason
        self.at = at
    }

    package init(_ value: JSONValue) throws(FormatError) {
        var reader = try MemberReader(value, Self.malformed)
        jti = try reader.head()
        issuer = try reader.text("iss")
        card = try reader.text("card")
        caseID = try reader.text("case")
        ground = try reader.text("ground")
        reason = try reader.string("reason", characters: Self.reasonLength, .prose)
        at = try reader.text("at")
        try reader.finish()
    }

    package var json: JSONValue {
        .object([
            ("v", 1), ("jti", .text(jti)), ("iss", .text(issuer)), ("card", .text(card)),
            ("case", .text(caseID)), ("ground", .text(ground)), ("reason", .string(reason)),
            ("at", .text(at)),
        ])
    }
}
