// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat

extension StatementContent {
    /// A spokesperson's words from an invented page of which everything was found.
    package static func sample(
        _ words: String = "They were told before.",
        party: PartyID? = nil,
        links: StatementLinks = StatementLinks()
    ) -> StatementContent {
        StatementContent(
            status: .exercise,
            speaker: StatementSpeaker(
                capacity: .spokesperson,
                name: "Spokesperson",
                organisation: "Ministry",
                party: party
            ),
            words: words,
            lang: .undetermined,
            category: .claimOfNotification,
            source: StatementSource(
                digest: Digest(bytes: [UInt8](repeating: 7, count: Digest.byteCount)),
                octets: 1200,
                mediaType: .html,
                outlet: "Example Times",
                title: "They were told",
                published: .instant(TestParty.start),
                address: "https://news.example/told",
                given: [],
                notFound: []
            ),
            links: links
        )
    }
}
