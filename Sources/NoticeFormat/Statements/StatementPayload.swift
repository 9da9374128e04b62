// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// A public utterance as a party recorded it; never a notice (statement.md).
package struct StatementPayload: FilingPayload {
    package static let type = ObjectType.statement
    package static let leaf = LeafType.statement
    /// Of the words, in characters.
    package static let length = 1...4000

    package var jti: RandomID
    /// Who recorded it, not who said it.
    package var issuer: PartyID
    package var officer: KeyID
    package var status: NoticeStatus
    /// As they were said.
    package var words: String
    package var at: Timestamp
    package var after: [String]

    package init(_ head: FilingHead, status: NoticeStatus, words: String) {
        jti = head.jti
        issuer = head.issuer
        officer = head.officer
        at = head.at
        after = head.after
        self.status = status
        self.words = words
    }

    package init(_ value: JSONValue) throws(FormatError) {
        var reader = try MemberReader(value, Self.malformed)
        jti = try reader.head()
        issuer = try reader.text("iss")
        officer = try reader.text("officer")
        status = try reader.text("status")
        words = try reader.string("words", characters: Self.length, .prose)
        at = try reader.text("at")
        after = try reader.anchors()
        try reader.finish()
    }

    package var json: JSONValue {
        .object([
            ("v", 1), ("jti", .text(jti)), ("iss", .text(issuer)), ("officer", .text(officer)),
            ("status", .text(status)), ("words", .string(words)), ("at", .text(at)),
            ("after", .strings(after)),
        ])
    }
}
