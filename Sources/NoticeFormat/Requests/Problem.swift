// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// A refusal as a node answers it (node-api.md, section 3; RFC 9457).
package struct Problem: FormatDocument {
    package static let malformed = FormatError.Code.malformedProblem
    package static let largestSize = 1 << 20
    package static let mediaType = "application/problem+json"

    package var code: ReasonCode
    /// For people: what was wrong this time.
    package var detail: String
    /// The HTTP status, 400 to 599.
    package var status: Int
    /// For people: what the code means.
    package var title: String
    /// Signed rejection evidence as compact JWS, only for callers who verified.
    package var evidence: [String]?

    package init(code: ReasonCode, detail: String, status: Int, title: String, evidence: [String]? = nil) {
        self.code = code
        self.detail = detail
        self.status = status
        self.title = title
        self.evidence = evidence
    }

    package init(_ value: JSONValue) throws(FormatError) {
        var reader = try MemberReader(value, Self.malformed)
        code = try reader.text("code")
        detail = try reader.string("detail", characters: 0...2000, .prose)
        status = try reader.integer("status", in: 400...599)
        title = try reader.string("title", characters: 1...200)
        try reader.literal("type", Self.typePrefix + code.text)
        evidence = reader.has("evidence") ? try reader.compacts("evidence", count: 1...16) : nil
        try reader.finish()
    }

    package var json: JSONValue {
        .object([
            ("code", .text(code)), ("detail", .string(detail)), ("evidence", evidence.map { .strings($0) }),
            ("status", .number(status)), ("title", .string(title)),
            ("type", .string(Self.typePrefix + code.text)),
        ])
    }

    private static let typePrefix = "urn:herald:problem:"
}
