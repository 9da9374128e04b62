// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// All versions of one party's card, oldest first, as a file (card.md, section 2).
package struct CardChainFile: FormatDocument {
    package static let malformed = FormatError.Code.malformedCard
    package static let largestSize = SizeLimit.cardFile
    package static let largestCount = 1024

    private static let format = "herald-card-chain/v1"

    /// Compact JWS, starting with version 1.
    package let cards: [String]

    package init(cards: [String]) {
        self.cards = cards
    }

    /// Files are canonical: read them with `init(canonical:)`.
    package init(_ value: JSONValue) throws(FormatError) {
        var reader = try MemberReader(value, Self.malformed)
        cards = try reader.compacts(
            "cards",
            count: 1...Self.largestCount,
            limit: ObjectType.card.largestSize
        )
        try reader.literal("format", Self.format)
        try reader.finish()
    }

    package var json: JSONValue {
        .object([("cards", .strings(cards)), ("format", .string(Self.format))])
    }
}
