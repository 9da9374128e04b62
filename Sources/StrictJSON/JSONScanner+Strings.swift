// SPDX-License-Identifier: Apache-2.0

extension JSONScanner {
    /// Reads a string from its opening quote to behind its closing one, and unescapes it.
    mutating func string() throws(JSONError) -> String {
        guard take(ASCII.quote) else { throw unexpected() }
        let start = position
        try skipPlainBytes()
        if next == ASCII.quote {
            let text = try text(bytes[start..<position])
            skip()
            return text
        }
        return try escapedString(from: start)
    }

    /// Stops before a quote or a backslash.
    private mutating func skipPlainBytes() throws(JSONError) {
        while let byte = next {
            if byte == ASCII.quote || byte == ASCII.backslash { return }
            if byte < ASCII.space { throw error(.controlCharacter, "control character in a string") }
            skip()
        }
        throw unexpected()
    }

    /// Goes on at the first backslash of a string that starts at `start`.
    private mutating func escapedString(from start: Int) throws(JSONError) -> String {
        var unescaped = Array(bytes[start..<position])
        while !take(ASCII.quote) {
            if take(ASCII.backslash) {
                try escape(into: &unescaped)
            } else {
                let plain = position
                try skipPlainBytes()
                unescaped.append(contentsOf: bytes[plain..<position])
            }
        }
        return try text(unescaped[...])
    }

    /// Refuses bytes that are not UTF-8: also overlong forms, surrogates, and scalars beyond U+10FFFF.
    private func text(_ utf8: ArraySlice<UInt8>) throws(JSONError) -> String {
        guard let text = String(validating: utf8, as: UTF8.self) else {
            throw error(.invalidUTF8, "string before here is not UTF-8")
        }
        return text
    }

    private mutating func escape(into unescaped: inout [UInt8]) throws(JSONError) {
        guard let byte = next else { throw unexpected() }
        switch byte {
        case ASCII.quote, ASCII.backslash, ASCII.slash: unescaped.append(byte)
        case UInt8(ascii: "b"): unescaped.append(0x08)
        case UInt8(ascii: "f"): unescaped.append(0x0C)
        case UInt8(ascii: "n"): unescaped.append(ASCII.lineFeed)
        case UInt8(ascii: "r"): unescaped.append(ASCII.carriageReturn)
        case UInt8(ascii: "t"): unescaped.append(ASCII.tab)
        case UInt8(ascii: "u"):
            skip()
            unescaped.append(contentsOf: UTF8.encode(try escapedScalar()) ?? UTF8.encodedReplacementCharacter)
            return
        default: throw error(.invalidEscape, "unknown escape")
        }
        skip()
    }

    /// Reads the four digits behind `\u`, and the second half of a surrogate pair where one must follow.
    private mutating func escapedScalar() throws(JSONError) -> Unicode.Scalar {
        let first = try fourHexDigits()
        if let scalar = Unicode.Scalar(first) { return scalar }
        // Only surrogates are no scalars; a pair starts with a high one (RFC 8259, section 7).
        guard first < 0xDC00, take(ASCII.backslash), take(UInt8(ascii: "u")) else {
            throw error(.loneSurrogate, "surrogate without its pair")
        }
        let second = try fourHexDigits()
        guard (0xDC00...0xDFFF).contains(second) else {
            throw error(.loneSurrogate, "surrogate without its pair")
        }
        let combined = 0x10000 + (UInt32(first) - 0xD800) << 10 + (UInt32(second) - 0xDC00)
        guard let scalar = Unicode.Scalar(combined) else {
            throw error(.loneSurrogate, "surrogate without its pair")
        }
        return scalar
    }

    private mutating func fourHexDigits() throws(JSONError) -> UInt16 {
        var value: UInt16 = 0
        for _ in 0..<4 {
            guard let byte = next else { throw unexpected() }
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): value = value << 4 | UInt16(byte - 0x30)
            case UInt8(ascii: "A")...UInt8(ascii: "F"): value = value << 4 | UInt16(byte - 0x37)
            case UInt8(ascii: "a")...UInt8(ascii: "f"): value = value << 4 | UInt16(byte - 0x57)
            default: throw error(.invalidEscape, "hexadecimal digit expected")
            }
            skip()
        }
        return value
    }
}
