// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// A short code with the meaning that a code table gives it (posture.md, section 8).
package struct SignalCode: Hashable, Sendable {
    package let code: String
    package let meaning: String

    init(_ reader: MemberReader) throws(FormatError) {
        var reader = reader
        code = try reader.raw("code")
        meaning = try reader.string("meaning", characters: 1...200)
        try reader.finish()
        try reader.require(Self.isCode(code), "a code is 1 to 16 of A to Z, 0 to 9 and space")
    }

    static func list(_ reader: inout MemberReader, _ key: String) throws(FormatError) -> [SignalCode] {
        let codes = try reader.objects(key, count: 1...256).map { (each) throws(FormatError) in
            try SignalCode(each)
        }
        guard Set(codes.map(\.code)).count == codes.count else {
            throw reader.refusal("a code occurs twice", at: key)
        }
        return codes
    }

    /// Without a space at either end.
    static func isCode(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        let isAllowed = bytes.allSatisfy { byte in
            (0x41...0x5A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x20
        }
        return (1...16).contains(bytes.count) && isAllowed && bytes.first != 0x20 && bytes.last != 0x20
    }

    package var json: JSONValue { .object([("code", .string(code)), ("meaning", .string(meaning))]) }
}
