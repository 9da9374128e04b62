// SPDX-License-Identifier: Apache-2.0

/// A text in which differences of typing are gone, and where each character stood (docs/spec/statement.md section 6).
struct FoldedText: Sendable {
    private(set) var characters: [Character] = []
    /// For each character, the position in the original's array of characters.
    private(set) var places: [Int] = []

    init(_ text: [Character]) {
        for (place, character) in text.enumerated() { append(character, at: place) }
        if characters.last == " " { removeLast() }
    }

    init(_ text: String) { self.init(Array(text)) }

    /// For comparing names and titles: case is folded as well.
    static func key(_ text: String) -> String { String(FoldedText(text).characters).lowercased() }

    private mutating func append(_ character: Character, at place: Int) {
        if character.isWhitespace {
            // Between a dash or a quotation mark and a word, white space is a matter of typing.
            if let last = characters.last, !Self.joins.contains(last) { add(" ", place) }
            return
        }
        let scalars = character.unicodeScalars.filter { !Self.ignored.contains($0) }
        guard let first = scalars.first else { return }
        if scalars.count == 1, let folded = Self.folded(first) {
            for each in folded {
                if Self.joins.contains(each) {
                    if characters.last == " " { removeLast() }
                    if each == "-", characters.last == "-" { continue }
                }
                add(each, place)
            }
            return
        }
        add(Character(String(String.UnicodeScalarView(scalars))), place)
    }

    private mutating func add(_ character: Character, _ place: Int) {
        characters.append(character)
        places.append(place)
    }

    private mutating func removeLast() {
        characters.removeLast()
        places.removeLast()
    }

    private static let joins: Set<Character> = ["-", "\"", "'", " "]
    /// Soft hyphen, zero-width characters, direction marks, byte-order mark.
    private static let ignored: Set<Unicode.Scalar> = [
        "\u{AD}", "\u{200B}", "\u{200C}", "\u{200D}", "\u{200E}", "\u{200F}", "\u{2060}", "\u{FEFF}",
        "\u{61C}",
        "\u{202A}", "\u{202B}", "\u{202C}", "\u{202D}", "\u{202E}", "\u{2066}", "\u{2067}", "\u{2068}",
        "\u{2069}",
    ]

    private static func folded(_ scalar: Unicode.Scalar) -> [Character]? {
        switch scalar.value {
        case 0x22, 0x201C...0x201F, 0xAB, 0xBB, 0x2033, 0x2036, 0x275D, 0x275E, 0x301D...0x301F, 0xFF02:
            ["\""]
        case 0x27, 0x60, 0xB4, 0x2018...0x201B, 0x2032, 0x2035, 0x2039, 0x203A, 0x2BC, 0x275B, 0x275C, 0xFF07:
            ["'"]
        case 0x2D, 0x2010...0x2015, 0x2212, 0x2E3A, 0x2E3B, 0xFE58, 0xFE63, 0xFF0D: ["-"]
        case 0x2026: [".", ".", "."]
        case 0xFB00: ["f", "f"]
        case 0xFB01: ["f", "i"]
        case 0xFB02: ["f", "l"]
        case 0xFB03: ["f", "f", "i"]
        case 0xFB04: ["f", "f", "l"]
        default: nil
        }
    }

    /// Where the other text stands in this one, as whole words; the first place, in positions of the original.
    func range(of other: FoldedText) -> ClosedRange<Int>? {
        let needle = other.characters
        guard !needle.isEmpty, needle.count <= characters.count else { return nil }
        let fallback = Self.fallbacks(needle)
        var matched = 0
        for (position, character) in characters.enumerated() {
            while matched > 0, matched == needle.count || needle[matched] != character {
                matched = fallback[matched - 1]
            }
            if needle[matched] == character { matched += 1 }
            if matched == needle.count, isWhole(position - needle.count + 1...position) {
                return places[position - needle.count + 1]...places[position]
            }
        }
        return nil
    }

    private func isWhole(_ range: ClosedRange<Int>) -> Bool {
        func cuts(_ left: Int, _ right: Int) -> Bool {
            guard characters.indices.contains(left), characters.indices.contains(right) else { return false }
            return Self.isWord(characters[left]) && Self.isWord(characters[right])
        }
        return !cuts(range.lowerBound - 1, range.lowerBound) && !cuts(range.upperBound, range.upperBound + 1)
    }

    private static func isWord(_ character: Character) -> Bool { character.isLetter || character.isNumber }

    /// Of each beginning of the words, how long its longest end is that is a beginning too (Knuth, Morris, Pratt).
    private static func fallbacks(_ needle: [Character]) -> [Int] {
        var table = [0]
        var length = 0
        for character in needle.dropFirst() {
            while length > 0, needle[length] != character { length = table[length - 1] }
            if needle[length] == character { length += 1 }
            table.append(length)
        }
        return table
    }
}
