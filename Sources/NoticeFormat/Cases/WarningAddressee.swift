// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// Who was told, and how (case.md, section 5).
package struct WarningAddressee: Hashable, Sendable {
    package enum Kind: String, Word, Sendable {
        /// Who is responsible for protecting the victim.
        case protector
        case victim
    }

    package let kind: Kind
    /// One line: who it is.
    package let name: String
    /// The means: by a notice of Herald, in person, by telephone.
    package let how: String
    /// Told without saying who tells.
    package let isAnonymous: Bool

    init(_ reader: MemberReader) throws(FormatError) {
        var reader = reader
        kind = try reader.text("kind")
        name = try reader.string("name", characters: SealFieldValue.lineLength)
        how = try reader.string("how", characters: SealFieldValue.lineLength)
        isAnonymous = try reader.optionalBool("anonymous") ?? false
        try reader.finish()
    }

    package var json: JSONValue {
        .object([
            ("anonymous", .bool(isAnonymous)), ("how", .string(how)), ("kind", .text(kind)),
            ("name", .string(name)),
        ])
    }
}
