// SPDX-License-Identifier: Apache-2.0

/// Whether a text for the addressee keeps clear of what would tell the source (case.md, section 4).
///
/// Finds the words that were named, whatever their case and spacing. It finds nothing else: what gives a source
/// away without one of them is for people to see.
package struct SanitisedText: Sendable {
    private let folded: [Character]

    package init(_ text: String) {
        folded = Self.fold(text)
    }

    /// Those of the words that occur.
    package func holding(_ words: [String]) -> [String] {
        words.filter { holds(Self.fold($0)) }
    }

    private func holds(_ word: [Character]) -> Bool {
        guard let first = word.first, folded.count >= word.count else { return false }
        return (0...(folded.count - word.count)).contains { start in
            folded[start] == first && folded[start..<(start + word.count)].elementsEqual(word)
        }
    }

    /// Lower case, one space between words, nothing that cannot be seen.
    private static func fold(_ text: String) -> [Character] {
        var shown = String.UnicodeScalarView()
        shown.append(contentsOf: text.unicodeScalars.filter { !isInvisible($0) })
        let words = String(shown).lowercased().split(whereSeparator: \.isWhitespace)
        return Array(words.joined(separator: " "))
    }

    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isDefaultIgnorableCodePoint
    }
}
