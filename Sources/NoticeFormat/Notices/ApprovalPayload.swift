// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// An officer's signed approval of exactly one notice, made before its release (notice.md, section 5).
package struct ApprovalPayload: SignedPayload {
    package static let type = ObjectType.approval

    package var jti: RandomID
    package var party: PartyID
    package var notice: ObjectID
    package var card: ObjectID
    package var role: Role
    package var approvedAt: Timestamp
    package var after: [String]

    package init(
        jti: RandomID,
        party: PartyID,
        notice: ObjectID,
        card: ObjectID,
        role: Role,
        approvedAt: Timestamp,
        after: [String]
    ) {
        self.jti = jti
        self.party = party
        self.notice = notice
        self.card = card
        self.role = role
        self.approvedAt = approvedAt
        self.after = after
    }

    package init(_ value: JSONValue) throws(FormatError) {
        var reader = try MemberReader(value, Self.malformed)
        jti = try reader.head()
        party = try reader.text("party")
        notice = try reader.text("notice")
        card = try reader.text("card")
        role = try reader.text("role")
        approvedAt = try reader.text("approvedAt")
        after = try reader.anchors()
        try reader.finish()
    }

    package var json: JSONValue {
        .object([
            ("v", 1), ("jti", .text(jti)), ("party", .text(party)), ("notice", .text(notice)),
            ("card", .text(card)), ("role", .text(role)), ("approvedAt", .text(approvedAt)),
            ("after", .strings(after)),
        ])
    }
}
