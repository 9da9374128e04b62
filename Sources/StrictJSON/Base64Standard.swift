// SPDX-License-Identifier: Apache-2.0

/// Base64 with the standard alphabet and padding (RFC 4648, section 4), in its only canonical form.
public enum Base64Standard {
    public static func encode(_ bytes: [UInt8]) -> String {
        String(decoding: Base64Alphabet.standard.encode(bytes.span, isPadded: true), as: UTF8.self)
    }

    /// Decodes a text that is exactly what ``encode(_:)`` writes.
    ///
    /// Refused are missing padding, white space, the URL alphabet, and unused bits that are not zero.
    public static func decode(_ text: String) throws(JSONError) -> [UInt8] {
        try decode(text.utf8Span.span)
    }

    /// Decodes characters given as bytes.
    package static func decode(_ text: Span<UInt8>) throws(JSONError) -> [UInt8] {
        var count = text.count
        while count > 0, text.count - count < 3, text[count - 1] == UInt8(ascii: "=") { count -= 1 }
        let padding = text.count - count
        guard text.count % 4 == 0, padding < 3 else {
            throw count % 4 == 1 && padding == 0
                ? JSONError(.base64Length, "base64 text of impossible length")
                : JSONError(.base64Padding, "base64 text with wrong padding")
        }
        return try Base64Alphabet.standard.decode(text, count: count)
    }
}
