// SPDX-License-Identifier: Apache-2.0

/// Bytes as lower-case hexadecimal digits.
public enum HexString {
    public static func encode(_ bytes: [UInt8]) -> String {
        var text = [UInt8](repeating: 0, count: bytes.count * 2)
        for (position, byte) in bytes.enumerated() {
            text[position * 2] = digit(byte >> 4)
            text[position * 2 + 1] = digit(byte & 15)
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// Decodes an even number of lower-case digits and refuses everything else.
    public static func decode(_ text: String) throws(JSONError) -> [UInt8] {
        try decode(text.utf8Span.span)
    }

    /// Decodes digits given as bytes.
    package static func decode(_ text: Span<UInt8>) throws(JSONError) -> [UInt8] {
        guard text.count % 2 == 0 else { throw JSONError(.hexLength, "odd number of hexadecimal digits") }
        var bytes = [UInt8](repeating: 0, count: text.count / 2)
        for position in bytes.indices {
            bytes[position] = try value(text[position * 2]) << 4 | value(text[position * 2 + 1])
        }
        return bytes
    }

    private static func digit(_ value: UInt8) -> UInt8 {
        value < 10 ? value + 0x30 : value + 0x57
    }

    private static func value(_ digit: UInt8) throws(JSONError) -> UInt8 {
        switch digit {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): return digit - 0x30
        case UInt8(ascii: "a")...UInt8(ascii: "f"): return digit - 0x57
        default: throw JSONError(.hexCharacter, "not a lower-case hexadecimal digit")
        }
    }
}
