// SPDX-License-Identifier: Apache-2.0

/// A BCP 47 tag, by its shape: the registry is not consulted (statement.md, section 1).
package struct LanguageTag: TextValue {
    /// Where nobody knew the language.
    package static let undetermined = LanguageTag(known: "und")

    package let text: String

    private init(known text: String) { self.text = text }

    /// Reads subtags of 1 to 8 ASCII letters and digits, the first of letters alone (RFC 5646, section 2.1).
    package init(_ text: String) throws(FormatError) {
        guard LanguagePart.isTag(text) else {
            throw FormatError(.unknownWord, "not a language tag")
        }
        self.text = text
    }
}
