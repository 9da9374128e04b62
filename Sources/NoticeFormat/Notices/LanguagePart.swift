// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// The text of a notice in another language (notice.md, section 2).
package struct LanguagePart: Hashable, Sendable {
    /// A BCP 47 tag, by its shape: the registry is not consulted.
    package let lang: String
    package let text: String

    init(_ reader: MemberReader) throws(FormatError) {
        var reader = reader
        lang = try reader.raw("lang")
        text = try reader.string("text", characters: 1...16_384, .prose)
        try reader.finish()
        try reader.require(Self.isTag(lang), "not a language tag")
    }

    static func list(_ reader: inout MemberReader, _ name: String) throws(FormatError) -> [LanguagePart] {
        let parts = try reader.objects(name, count: 1...32).map { (each) throws(FormatError) in
            try LanguagePart(each)
        }
        guard Set(parts.map { $0.lang.lowercased() }).count == parts.count else {
            throw reader.refusal("a language occurs twice", at: name)
        }
        return parts
    }

    package var json: JSONValue { .object([("lang", .string(lang)), ("text", .string(text))]) }

    /// Subtags of 1 to 8 ASCII letters and digits, the first of letters alone (RFC 5646, section 2.1).
    static func isTag(_ text: String) -> Bool {
        let subtags = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard text.utf8.count <= 35, subtags.allSatisfy({ (1...8).contains($0.count) }) else { return false }
        let isAlphanumeric = subtags.joined().allSatisfy { isLetter($0) || (0x30...0x39).contains($0) }
        return isAlphanumeric && subtags[0].allSatisfy(isLetter)
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }
}
