// SPDX-License-Identifier: Apache-2.0

/// What a text for people may hold, so that it reads the same for everyone (notice.md, section 2).
package enum TextRule {
    /// A name or title: no control character at all.
    case line
    /// Prose: line feed and tab are the only control characters.
    case prose

    /// Characters are Unicode scalar values.
    package func allows(_ text: String, characters: ClosedRange<Int>) -> Bool {
        // A scalar has at most four octets: long texts are refused before they are counted.
        guard text.utf8.count <= 4 * characters.upperBound else { return false }
        return characters.contains(text.unicodeScalars.count) && text.unicodeScalars.allSatisfy(allows)
    }

    private func allows(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A: self == .prose
        case 0x00...0x1F, 0x7F...0x9F: false
        case 0x202A...0x202E, 0x2066...0x2069: false
        default: true
        }
    }
}
