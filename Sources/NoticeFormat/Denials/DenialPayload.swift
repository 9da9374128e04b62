// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// A party's signed statement that it did not receive, or did not send (denial.md).
///
/// The signer's word and nothing else: it stands beside the evidence and changes no outcome.
package struct DenialPayload: SignedPayload {
    package static let type = ObjectType.denial
    /// Of the text, in characters.
    package static let length = 1...4000

    package var jti: RandomID
    /// One end of the channel.
    package var issuer: PartyID
    package var about: DenialSubject
    /// 1 to 4,000 characters.
    package var text: String
    package var at: Timestamp
    package var after: [String]

    package init(
        jti: RandomID,
        issuer: PartyID,
        about: DenialSubject,
        text: String,
        at: Timestamp,
        after: [String]
    ) {
        self.jti = jti
        self.issuer = issuer
        self.about = about
        self.text = text
        self.at = at
        self.after = after
    }

    package init(_ value: JSONValue) throws(FormatError) {
        var reader = try MemberReader(value, Self.malformed)
        jti = try reader.head()
        issuer = try reader.text("iss")
        about = try DenialSubject(try reader.object("about"))
        text = try reader.string("text", characters: Self.length, .prose)
        at = try reader.text("at")
        after = try reader.anchors()
        try reader.finish()
        try reader.require(issuer == about.from || issuer == about.to, "iss is neither from nor to")
    }

    package var json: JSONValue {
        .object([
            ("v", 1), ("jti", .text(jti)), ("iss", .text(issuer)), ("about", about.json),
            ("text", .string(text)), ("at", .text(at)), ("after", .strings(after)),
        ])
    }

    /// The other end of the channel.
    package var counterpart: PartyID { issuer == about.from ? about.to : about.from }
}
