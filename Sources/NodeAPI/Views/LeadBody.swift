// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat
package import StrictJSON

/// How much notice was given of a window, beside what was promised (docs/spec/card.md, section 6).
package struct LeadBody: Sendable, Hashable {
    /// `in-time`, `short` or `late`, by the sender's clock.
    package var standing: String
    /// From the dispatch to the beginning of the window; negative after it.
    package var seconds: Int64
    package var promisedSeconds: Int64
    /// What an emergency may leave of it.
    package var shortSeconds: Int64?

    init(_ lead: NoticeLead) {
        standing = lead.standing.rawValue
        seconds = Int64(lead.seconds)
        promisedSeconds = Int64(lead.rule.seconds)
        shortSeconds = lead.rule.shortSeconds.map { Int64($0) }
    }

    init(_ reader: inout ObjectReader) throws(JSONError) {
        standing = try reader.string("standing")
        seconds = try reader.integer("seconds")
        promisedSeconds = try reader.integer("promisedSeconds")
        shortSeconds = try reader.optionalInteger("shortSeconds")
        try reader.finish()
    }

    package var json: JSONValue {
        .object([
            ("promisedSeconds", .integer(promisedSeconds)), ("seconds", .integer(seconds)),
            ("shortSeconds", shortSeconds.map { .integer($0) }), ("standing", .string(standing)),
        ])
    }
}
