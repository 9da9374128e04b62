// SPDX-License-Identifier: Apache-2.0

/// Base64 with the URL alphabet and no padding (RFC 4648, section 5), in its only canonical form.
public enum Base64URL {
    public static func encode(_ bytes: [UInt8]) -> String {
        String(decoding: Base64Alphabet.url.encode(bytes.span, isPadded: false), as: UTF8.self)
    }

    /// Decodes a text that is exactly what ``encode(_:)`` writes.
    ///
    /// Refused are padding, white space, the standard alphabet, and unused bits that are not zero.
    public static func decode(_ text: String) throws(JSONError) -> [UInt8] {
        try decode(text.utf8Span.span)
    }

    /// Decodes characters given as bytes.
    package static func decode(_ text: Span<UInt8>) throws(JSONError) -> [UInt8] {
        if text.count > 0, text[text.count - 1] == UInt8(ascii: "=") {
            throw JSONError(.base64Padding, "base64url text has padding")
        }
        return try Base64Alphabet.url.decode(text, count: text.count)
    }
}
