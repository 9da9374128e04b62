// SPDX-License-Identifier: Apache-2.0

/// Appends values in canonical form to bytes.
struct CanonicalWriter {
    private(set) var bytes: [UInt8] = []

    mutating func write(_ value: JSONValue) {
        switch value {
        case .null: bytes.append(contentsOf: "null".utf8)
        case .bool(let value): bytes.append(contentsOf: (value ? "true" : "false").utf8)
        case .integer(let value): bytes.append(contentsOf: String(value).utf8)
        case .string(let value): write(value)
        case .array(let elements): write(elements)
        case .object(let object): write(object)
        }
    }

    /// Writes a string with the escapes of RFC 8785, section 3.2.2.2.
    mutating func write(_ text: String) {
        bytes.append(ASCII.quote)
        // As an array: searching the view of the string costs several times as much for each byte.
        let octets = Array(text.utf8)
        if octets.contains(where: { Self.needsEscape($0) }) {
            for octet in octets { writeEscaping(octet) }
        } else {
            bytes.append(contentsOf: octets)
        }
        bytes.append(ASCII.quote)
    }

    /// The positions of names, sorted by their UTF-16 code units.
    static func order(of names: [String]) -> [Int] {
        let positions = Array(names.indices)
        let isSorted = zip(names, names.dropFirst()).allSatisfy { precedes($0, $1) }
        return isSorted ? positions : positions.sorted { precedes(names[$0], names[$1]) }
    }

    private mutating func write(_ elements: [JSONValue]) {
        bytes.append(ASCII.openBracket)
        for (position, element) in elements.enumerated() {
            if position > 0 { bytes.append(ASCII.comma) }
            write(element)
        }
        bytes.append(ASCII.closeBracket)
    }

    private mutating func write(_ object: JSONObject) {
        let names = object.names
        let values = object.values
        bytes.append(ASCII.openBrace)
        var isFirst = true
        for position in Self.order(of: names) {
            if !isFirst { bytes.append(ASCII.comma) }
            isFirst = false
            write(names[position])
            bytes.append(ASCII.colon)
            write(values[position])
        }
        bytes.append(ASCII.closeBrace)
    }

    private static func needsEscape(_ byte: UInt8) -> Bool {
        byte < ASCII.space || byte == ASCII.quote || byte == ASCII.backslash
    }

    private mutating func writeEscaping(_ byte: UInt8) {
        guard Self.needsEscape(byte) else {
            bytes.append(byte)
            return
        }
        bytes.append(ASCII.backslash)
        switch byte {
        case ASCII.quote, ASCII.backslash: bytes.append(byte)
        case 0x08: bytes.append(UInt8(ascii: "b"))
        case 0x0C: bytes.append(UInt8(ascii: "f"))
        case ASCII.lineFeed: bytes.append(UInt8(ascii: "n"))
        case ASCII.carriageReturn: bytes.append(UInt8(ascii: "r"))
        case ASCII.tab: bytes.append(UInt8(ascii: "t"))
        default:
            bytes.append(contentsOf: "u00".utf8)
            bytes.append(contentsOf: HexString.encode([byte]).utf8)
        }
    }

    /// Compares as UTF-16 would, on UTF-8.
    ///
    /// The two orders differ only where a scalar beyond U+FFFF (first byte F0...F4, in UTF-16 a surrogate)
    /// meets one of U+E000...U+FFFF (first byte EE or EF): the surrogate comes first.
    private static func precedes(_ left: String, _ right: String) -> Bool {
        left.utf8.lexicographicallyPrecedes(right.utf8) { rank($0) < rank($1) }
    }

    private static func rank(_ byte: UInt8) -> UInt8 {
        byte == 0xEE || byte == 0xEF ? byte + 0x10 : byte
    }
}
