// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// How specific a notice is, without what it says (notice.md, section 4).
///
/// The sender's claim until the recipient has computed it too: see ``NoticeFields/specificityMatch``.
package struct SpecificityRecord: Hashable, Sendable {
    package static let rule = "herald-specificity/v1"
    package static let counted: [FieldName] = [.actor, .advice, .method, .place, .target, .window]

    /// Those of ``counted`` that the notice has, ascending.
    package let filled: [FieldName]
    package let areaSquareMetres: Int?
    package let windowSeconds: Int?

    /// Computes the record of fields that somebody composed.
    package init(of fields: NoticeFields) {
        filled = Self.counted.filter { fields[$0] != nil }
        areaSquareMetres = fields.place.flatMap { PlacePrecision(of: $0).areaSquareMetres }
        windowSeconds = fields.window?.seconds
    }

    init(_ reader: MemberReader) throws(FormatError) {
        var reader = reader
        filled = try reader.texts("filled", count: 0...Self.counted.count, .ascending)
        areaSquareMetres = try reader.optionalInteger("areaSquareMetres", in: 0...JSONLimit.largestInteger)
        windowSeconds = try reader.optionalInteger("windowSeconds", in: 0...JSONLimit.largestInteger)
        try reader.literal("rule", Self.rule)
        try reader.finish()
        try reader.require(
            filled.allSatisfy(Self.counted.contains),
            "a field that does not count for specificity"
        )
    }

    package var json: JSONValue {
        .object([
            ("areaSquareMetres", areaSquareMetres.map { .number($0) }), ("filled", .texts(filled)),
            ("rule", .string(Self.rule)), ("windowSeconds", windowSeconds.map { .number($0) }),
        ])
    }
}
