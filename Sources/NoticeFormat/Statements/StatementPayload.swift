// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// A public utterance as a party recorded it, with where it was found (statement.md).
///
/// It is the recorder's word that this was said. It is no notice, whatever it says or cites: no type of a
/// notice takes one, and no notice's number, approval or evidence belongs to it.
package struct StatementPayload: FilingPayload {
    package static let type = ObjectType.statement
    package static let leaf = LeafType.statement
    /// How every reader names it.
    package static let nature = "a public utterance, not a notice"

    package var jti: RandomID
    /// Who recorded it, which need not be who spoke.
    package var issuer: PartyID
    package var officer: KeyID
    package var content: StatementContent
    /// When it was recorded, not when it was said: that is in the source.
    package var at: Timestamp
    package var after: [String]

    package init(_ head: FilingHead, _ content: StatementContent) {
        jti = head.jti
        issuer = head.issuer
        officer = head.officer
        at = head.at
        after = head.after
        self.content = content
    }

    package init(_ value: JSONValue) throws(FormatError) {
        var reader = try MemberReader(value, Self.malformed)
        jti = try reader.head()
        issuer = try reader.text("iss")
        officer = try reader.text("officer")
        content = try StatementContent(members: &reader)
        at = try reader.text("at")
        after = try reader.anchors()
        try reader.finish()
    }

    package var json: JSONValue {
        .object(
            [
                ("v", 1), ("jti", .text(jti)), ("iss", .text(issuer)), ("officer", .text(officer)),
                ("at", .text(at)), ("after", .strings(after)),
            ] + content.members
        )
    }

    /// The statement that this one corrects or retracts.
    package var about: String? { content.links.changes?.text }

    package var names: [ObjectID] { content.links.all }
}
