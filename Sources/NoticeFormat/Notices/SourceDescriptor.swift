// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// What a reader needs to judge a source without being told who it is (notice.md, section 8).
package struct SourceDescriptor: Hashable, Sendable {
    /// How the source came to know.
    package enum Access: String, Word, Sendable {
        case direct, indirect, unknown
    }

    /// How its reporting has held up so far.
    package enum TrackRecord: String, Word, Sendable {
        case established, limited, none, unknown
    }

    /// Whether it has reasons of its own to say so.
    package enum Bias: String, Word, Sendable {
        case noneKnown = "none-known"
        case possible, known, unknown
    }

    package enum Completeness: String, Word, Sendable {
        case full, partial, fragment, unknown
    }

    package enum Precision: String, Word, Sendable {
        case exact, approximate, vague, unknown
    }

    package let access: Access
    package let trackRecord: TrackRecord
    package let bias: Bias
    /// How old the information was when the notice was composed, in days begun; nil where it is not known.
    package let ageDays: Int?
    package let completeness: Completeness
    package let precision: Precision
    package let remarks: String?

    init(_ reader: MemberReader) throws(FormatError) {
        var reader = reader
        access = try reader.text("access")
        trackRecord = try reader.text("trackRecord")
        bias = try reader.text("bias")
        ageDays = try reader.optionalInteger("ageDays", in: 0...36_525)
        completeness = try reader.text("completeness")
        precision = try reader.text("precision")
        remarks = try reader.optionalString("remarks", characters: 1...1000, .prose)
        try reader.finish()
    }

    package var json: JSONValue {
        .object([
            ("access", .text(access)), ("ageDays", ageDays.map { .number($0) }), ("bias", .text(bias)),
            ("completeness", .text(completeness)), ("precision", .text(precision)),
            ("remarks", remarks.map { .string($0) }), ("trackRecord", .text(trackRecord)),
        ])
    }
}
