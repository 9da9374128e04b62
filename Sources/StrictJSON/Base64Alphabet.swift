// SPDX-License-Identifier: Apache-2.0

/// Sixty-four characters and the way back from them (RFC 4648).
struct Base64Alphabet: Sendable {
    static let standard = Base64Alphabet(lastTwo: "+/")
    static let url = Base64Alphabet(lastTwo: "-_")

    private static let notInAlphabet: UInt8 = 0xFF

    private let characters: [UInt8]
    private let values: [UInt8]

    private init(lastTwo: String) {
        let characters = Array(
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789\(lastTwo)".utf8
        )
        var values = [UInt8](repeating: Self.notInAlphabet, count: 256)
        for (value, character) in characters.enumerated() { values[Int(character)] = UInt8(value) }
        self.characters = characters
        self.values = values
    }

    /// Encodes without padding, leaving room for it if asked to: the text is then filled up with "=".
    func encode(_ bytes: Span<UInt8>, isPadded: Bool) -> [UInt8] {
        let whole = bytes.count / 3
        let rest = bytes.count % 3
        let count = isPadded ? (bytes.count + 2) / 3 * 4 : whole * 4 + (rest == 0 ? 0 : rest + 1)
        var text = [UInt8](repeating: UInt8(ascii: "="), count: count)
        let characters = characters
        for group in 0..<whole {
            let (first, second, third) = (bytes[group * 3], bytes[group * 3 + 1], bytes[group * 3 + 2])
            text[group * 4] = characters[Int(first >> 2)]
            text[group * 4 + 1] = characters[Int((first & 3) << 4 | second >> 4)]
            text[group * 4 + 2] = characters[Int((second & 15) << 2 | third >> 6)]
            text[group * 4 + 3] = characters[Int(third & 63)]
        }
        if rest > 0 {
            let first = bytes[whole * 3]
            let second = rest == 2 ? bytes[whole * 3 + 1] : 0
            text[whole * 4] = characters[Int(first >> 2)]
            text[whole * 4 + 1] = characters[Int((first & 3) << 4 | second >> 4)]
            if rest == 2 { text[whole * 4 + 2] = characters[Int((second & 15) << 2)] }
        }
        return text
    }

    /// Decodes the first `count` characters, which must be without padding.
    func decode(_ text: Span<UInt8>, count: Int) throws(JSONError) -> [UInt8] {
        let whole = count / 4
        let rest = count % 4
        var bytes = [UInt8](repeating: 0, count: whole * 3 + (rest == 0 ? 0 : rest - 1))
        let values = values
        // A value that is not in the alphabet has high bits, which survive the "or".
        var seen: UInt8 = 0
        for group in 0..<whole {
            let first = values[Int(text[group * 4])]
            let second = values[Int(text[group * 4 + 1])]
            let third = values[Int(text[group * 4 + 2])]
            let fourth = values[Int(text[group * 4 + 3])]
            seen |= first | second | third | fourth
            bytes[group * 3] = first << 2 | second >> 4
            bytes[group * 3 + 1] = second << 4 | third >> 2
            bytes[group * 3 + 2] = third << 6 | fourth
        }
        var trailingBits: UInt8 = 0
        var last: [UInt8] = []
        for position in (whole * 4)..<count { last.append(values[Int(text[position])]) }
        if rest >= 2 {
            bytes[whole * 3] = last[0] << 2 | last[1] >> 4
            trailingBits = rest == 2 ? last[1] & 15 : last[2] & 3
        }
        if rest == 3 { bytes[whole * 3 + 1] = last[1] << 4 | last[2] >> 2 }
        seen = last.reduce(seen, |)
        try check(seen: seen, rest: rest, trailingBits: trailingBits)
        return bytes
    }

    private func check(seen: UInt8, rest: Int, trailingBits: UInt8) throws(JSONError) {
        guard seen < 64 else {
            throw JSONError(.base64Character, "character outside the base64 alphabet")
        }
        guard rest != 1 else { throw JSONError(.base64Length, "base64 text of impossible length") }
        guard trailingBits == 0 else {
            throw JSONError(.base64TrailingBits, "base64 text ends in bits that are not zero")
        }
    }
}
