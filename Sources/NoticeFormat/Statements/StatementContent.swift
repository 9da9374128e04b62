// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// What an officer has recorded of a public utterance, before the node signs it (statement.md, section 1).
package struct StatementContent: FormatDocument {
    package static let malformed = FormatError.Code.malformedStatement
    package static let largestSize = 60_000
    /// Of the words, in characters.
    package static let wordCount = 1...8192

    package var status: NoticeStatus
    package var speaker: StatementSpeaker
    /// Exactly as they stand in the source; a paragraph ends with a line feed.
    package var words: String
    /// ``LanguageTag/undetermined`` where nobody knew.
    package var lang: LanguageTag
    package var category: StatementCategory
    package var source: StatementSource
    package var says: StatementReading
    package var links: StatementLinks

    package init(
        status: NoticeStatus,
        speaker: StatementSpeaker,
        words: String,
        lang: LanguageTag,
        category: StatementCategory,
        source: StatementSource,
        says: StatementReading = StatementReading(),
        links: StatementLinks = StatementLinks()
    ) {
        self.status = status
        self.speaker = speaker
        self.words = words
        self.lang = lang
        self.category = category
        self.source = source
        self.says = says
        self.links = links
    }

    package init(_ value: JSONValue) throws(FormatError) {
        var reader = try MemberReader(value, Self.malformed)
        try self.init(members: &reader)
        try reader.finish()
    }

    init(members reader: inout MemberReader) throws(FormatError) {
        status = try reader.text("status")
        speaker = try StatementSpeaker(try reader.object("speaker"))
        words = try reader.string("words", characters: Self.wordCount, .prose)
        lang = try reader.text("lang")
        category = try reader.text("category")
        source = try StatementSource(try reader.object("source"))
        says = try StatementReading(try reader.object("says"))
        let linked = try reader.optionalObject("links")
        links = try linked.map { (each) throws(FormatError) in try StatementLinks(each) } ?? StatementLinks()
        try reader.require(
            !source.leavesOpen(.lang) || lang == .undetermined,
            "a language that was neither found nor given is und"
        )
    }

    var members: [(String, JSONValue?)] {
        [
            ("status", .text(status)), ("speaker", speaker.json), ("words", .string(words)),
            ("lang", .text(lang)), ("category", .text(category)), ("source", source.json),
            ("says", says.json), ("links", links.isEmpty ? nil : links.json),
        ]
    }

    package var json: JSONValue { .object(members) }
}
