// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat
internal import StrictJSON

/// Body of `POST /entries/export`: that an officer is about to take several entries, and why.
package struct EntryExportBody: Sendable, Hashable {
    package static let largestCount = 1000

    /// Beginnings of ids.
    package var entries: [String]
    package var reason: String

    package init(_ entries: [String], reason: String) {
        self.entries = entries
        self.reason = reason
    }

    package init(bytes: [UInt8]) throws {
        var reader = try ObjectReader(value: StrictJSONParser.parse(bytes, limits: .body))
        entries = try reader.strings("entries")
        reason = try reader.string("reason")
        try reader.finish()
        guard (1...Self.largestCount).contains(entries.count),
            TextRule.line.allows(reason, characters: 1...1000)
        else {
            throw FormatError(.malformedRequest, "1 to 1000 entries and a reason of one line were expected")
        }
    }

    package var bytes: [UInt8] {
        CanonicalJSON.encode(
            .object([("entries", .strings(entries)), ("reason", .string(reason))])
        )
    }
}
