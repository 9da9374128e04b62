// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// Where a statement was found (statement.md, section 6).
package struct StatementSource: Hashable, Sendable {
    /// The longest page that can be a source, in octets.
    package static let largestPage = 16_777_216

    /// SHA-256 of the page as it was saved.
    package var digest: Digest
    /// Of the page, in octets.
    package var octets: Int
    package var mediaType: PageType
    package var outlet: String
    package var title: String?
    package var published: PublicationTime
    /// The address that the page has, or was saved from.
    package var address: String?
    /// What the recorder said, in place of what the page shows; ascending.
    package var given: [Detail]
    /// What could not be found in the page; ascending.
    package var notFound: [Detail]

    /// What is looked for in a page besides the words.
    package enum Detail: String, Word, Sendable {
        case address
        case lang
        case outlet
        case published
        case title
    }

    package enum PageType: String, Word, Sendable {
        case html = "text/html"
        case plain = "text/plain"
    }

    /// Sorts the lists.
    package init(
        digest: Digest,
        octets: Int,
        mediaType: PageType,
        outlet: String,
        title: String? = nil,
        published: PublicationTime,
        address: String? = nil,
        given: Set<Detail>,
        notFound: Set<Detail>
    ) {
        self.digest = digest
        self.octets = octets
        self.mediaType = mediaType
        self.outlet = outlet
        self.title = title
        self.published = published
        self.address = address
        self.given = given.sorted { precedesInBytes($0.text, $1.text) }
        self.notFound = notFound.sorted { precedesInBytes($0.text, $1.text) }
    }

    init(_ reader: MemberReader) throws(FormatError) {
        var reader = reader
        digest = try reader.text("digest")
        octets = try reader.integer("octets", in: 1...Self.largestPage)
        mediaType = try reader.text("mediaType")
        outlet = try reader.string("outlet", characters: 1...200)
        title = try reader.optionalString("title", characters: 1...500)
        published = try reader.text("published")
        address = try reader.optionalString("address", characters: 1...2000)
        given = try reader.texts("given", count: 0...Detail.allCases.count, .ascending)
        notFound = try reader.texts("notFound", count: 0...Detail.allCases.count, .ascending)
        try reader.finish()
        try reader.require(
            !leavesOpen(.outlet) && !leavesOpen(.published),
            "an outlet and a time of publication were found or given"
        )
        try reader.require((title == nil) == leavesOpen(.title), "a title is there if found or given")
        try reader.require((address == nil) == leavesOpen(.address), "an address is there if found or given")
    }

    package var json: JSONValue {
        .object([
            ("address", address.map { .string($0) }), ("digest", .text(digest)), ("given", .texts(given)),
            ("mediaType", .text(mediaType)), ("notFound", .texts(notFound)), ("octets", .number(octets)),
            ("outlet", .string(outlet)), ("published", .text(published)),
            ("title", title.map { .string($0) }),
        ])
    }

    /// Whether a detail was neither found in the page nor given.
    package func leavesOpen(_ detail: Detail) -> Bool {
        notFound.contains(detail) && !given.contains(detail)
    }
}
