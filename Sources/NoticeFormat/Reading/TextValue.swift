// SPDX-License-Identifier: Apache-2.0

/// A value that the formats write as one JSON string.
package protocol TextValue: Hashable, Sendable {
    init(_ text: String) throws(FormatError)
    /// What ``init(_:)`` reads back.
    var text: String { get }
}

/// One of a closed list of words.
package protocol Word: TextValue, RawRepresentable, CaseIterable where RawValue == String {}

extension Word {
    package init(_ text: String) throws(FormatError) {
        // Swift's string equality is canonical equivalence, under which U+212A is "K": compare bytes too.
        guard let word = Self(rawValue: text), word.rawValue.utf8.elementsEqual(text.utf8) else {
            throw FormatError(.unknownWord, "not a word of the list for \(Self.self)")
        }
        self = word
    }

    package var text: String { rawValue }
}

/// Compares as the formats order texts: by their UTF-8 bytes.
package func precedesInBytes(_ left: String, _ right: String) -> Bool {
    left.utf8.lexicographicallyPrecedes(right.utf8)
}
