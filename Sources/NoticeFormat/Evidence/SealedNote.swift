// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// Words of an officer that only the sender's node reads, and that can be opened to others later
/// (evidence.md, section 5).
package struct SealedNote: Hashable, Sendable {
    /// SHA-256 of the salt and the text.
    package let commitment: Digest
    /// Salt and text, sealed to the sender.
    package let sealed: SealedText

    package init(commitment: Digest, sealed: SealedText) {
        self.commitment = commitment
        self.sealed = sealed
    }

    init(_ reader: MemberReader) throws(FormatError) {
        var reader = reader
        commitment = try reader.text("commitment")
        sealed = try reader.text("sealed")
        try reader.finish()
    }

    package var json: JSONValue {
        .object([("commitment", .text(commitment)), ("sealed", .text(sealed))])
    }
}

/// What a sealed note holds: its text, and the salt that lets it be opened to others.
package struct NoteText: FormatDocument {
    package static let malformed = FormatError.Code.malformedEvidence
    package static let largestSize = 65_536
    /// Of the text, in characters.
    package static let length = 1...4000

    package let salt: RandomID
    /// 1 to 4,000 characters.
    package let text: String

    package init(salt: RandomID, text: String) {
        self.salt = salt
        self.text = text
    }

    package init(_ value: JSONValue) throws(FormatError) {
        var reader = try MemberReader(value, Self.malformed)
        salt = try reader.text("salt")
        text = try reader.string("text", characters: Self.length, .prose)
        try reader.finish()
    }

    package var json: JSONValue { .object([("salt", .text(salt)), ("text", .string(text))]) }
}
