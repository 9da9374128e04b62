// SPDX-License-Identifier: Apache-2.0

/// What a saved page says of itself, as far as a statement takes it over; nil where it was not found.
package struct PageFacts: Hashable, Sendable {
    package var digest: Digest
    package var octets: Int
    package var mediaType: StatementSource.PageType
    package var title: String?
    package var outlet: String?
    package var published: PublicationTime?
    package var lang: LanguageTag?
    package var address: String?

    /// Takes texts over that the format allows; one that is too long or holds a control character counts as not found.
    package init(
        digest: Digest,
        octets: Int,
        mediaType: StatementSource.PageType,
        title: String?,
        outlet: String?,
        published: String?,
        lang: String?,
        address: String?
    ) {
        func allowed(_ text: String?, _ characters: ClosedRange<Int>) -> String? {
            text.flatMap { TextRule.line.allows($0, characters: characters) ? $0 : nil }
        }
        self.digest = digest
        self.octets = octets
        self.mediaType = mediaType
        self.title = allowed(title, 1...500)
        self.outlet = allowed(outlet, 1...200)
        self.published = published.flatMap { try? PublicationTime($0) }
        // Some pages write the tag as a locale.
        self.lang = lang.flatMap { try? LanguageTag(String($0.map { $0 == "_" ? "-" : $0 })) }
        self.address = allowed(address, 1...2000)
    }
}

/// A statement as its recorder means it, before words are taken from a page.
package struct StatementDraft: Hashable, Sendable {
    package var status: NoticeStatus
    package var speaker: StatementSpeaker
    package var category: StatementCategory
    package var says: StatementReading
    package var links: StatementLinks
    /// What the recorder says in place of the page.
    package var title: String?
    package var outlet: String?
    package var published: PublicationTime?
    package var lang: LanguageTag?
    package var address: String?

    package init(
        status: NoticeStatus,
        speaker: StatementSpeaker,
        category: StatementCategory,
        says: StatementReading,
        links: StatementLinks
    ) {
        self.status = status
        self.speaker = speaker
        self.category = category
        self.says = says
        self.links = links
    }

    /// The statement of these words in this page.
    ///
    /// Throws `malformed-statement` where neither the page nor the recorder says the outlet or when it was
    /// published, and for what the format does not allow.
    package func content(of words: String, in page: PageFacts) throws(FormatError) -> StatementContent {
        guard let outlet = outlet ?? page.outlet else {
            throw FormatError(.malformedStatement, "the page does not show its outlet, and none was given")
        }
        guard let published = published ?? page.published else {
            throw FormatError(
                .malformedStatement,
                "the page does not show when it was published, and nobody gave it"
            )
        }
        let content = StatementContent(
            status: status,
            speaker: speaker,
            words: words,
            lang: lang ?? page.lang ?? .undetermined,
            category: category,
            source: StatementSource(
                digest: page.digest,
                octets: page.octets,
                mediaType: page.mediaType,
                outlet: outlet,
                title: title ?? page.title,
                published: published,
                address: address ?? page.address,
                given: given,
                notFound: page.notFound
            ),
            says: says,
            links: links
        )
        return try StatementContent(content.json)
    }

    private var given: Set<StatementSource.Detail> {
        var given: Set<StatementSource.Detail> = []
        if title != nil { given.insert(.title) }
        if outlet != nil { given.insert(.outlet) }
        if published != nil { given.insert(.published) }
        if lang != nil { given.insert(.lang) }
        if address != nil { given.insert(.address) }
        return given
    }
}

extension PageFacts {
    /// What could not be found in the page.
    package var notFound: Set<StatementSource.Detail> {
        var missing: Set<StatementSource.Detail> = []
        if title == nil { missing.insert(.title) }
        if outlet == nil { missing.insert(.outlet) }
        if published == nil { missing.insert(.published) }
        if lang == nil { missing.insert(.lang) }
        if address == nil { missing.insert(.address) }
        return missing
    }
}
