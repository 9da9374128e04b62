// SPDX-License-Identifier: Apache-2.0

/// A web page as somebody saved it: what it says of itself, and the text of its article.
///
/// It is read, never shown: no script runs, nothing is fetched. What is not found stays nil.
package struct SavedPage: Sendable {
    package static let largestSize = 16_777_216

    package let isHTML: Bool
    package let details: PageDetails
    private let blocks: [PageBlock]

    /// Reads the octets of a page; whether they are HTML is seen from them.
    package init(_ bytes: [UInt8]) throws(PageError) {
        guard bytes.count <= Self.largestSize else {
            throw PageError(.pageTooLarge, "the page has more than \(Self.largestSize) octets")
        }
        let text = PageDecoder.text(of: bytes)
        guard text.contains(where: { !$0.isWhitespace }) else {
            throw PageError(.pageEmpty, "the page holds no text")
        }
        isHTML = Self.isHTML(text)
        if isHTML {
            let page = try HTMLPage(text)
            (blocks, details) = (page.blocks, page.details)
        } else {
            let page = PlainPage(text)
            (blocks, details) = (page.blocks, page.details)
        }
    }

    /// The text of the article; a paragraph ends with a line feed.
    package var mainText: String { text(of: .article) }

    /// The words as they stand in the article, white space apart.
    ///
    /// Compares as docs/spec/statement.md section 6 says. Throws `quote-outside-article` if they stand only in
    /// something else of the page, `quote-not-found` if nowhere.
    package func words(quoted quote: String) throws(PageError) -> String {
        let folded = FoldedText(quote)
        guard folded.characters.contains(where: { $0.isLetter || $0.isNumber }) else {
            throw PageError(.emptyQuote, "the quotation holds no words")
        }
        let main = Array(mainText)
        if let range = FoldedText(main).range(of: folded) {
            return String(main[range])
        }
        let others = Set(blocks.map(\.region)).subtracting([.article]).sorted { $0.rawValue < $1.rawValue }
        let found = others.filter { FoldedText(text(of: $0)).range(of: folded) != nil }
        guard let region = found.first else {
            throw PageError(.quoteNotFound, "the words do not stand in the page as they are quoted")
        }
        throw PageError(.quoteOutsideArticle, "the words stand only in \(region.words), not in the article")
    }

    private func text(of region: PageRegion) -> String {
        blocks.filter { $0.region == region }.map(\.text).joined(separator: "\n")
    }

    private static func isHTML(_ text: String) -> Bool {
        let head = text.prefix(4096).lowercased()
        guard head.contains("<") else { return false }
        let marks = [
            "<!doctype html", "<html", "<head", "<body", "<div", "<p>", "<p ", "<table", "<title", "<meta",
            "<h1",
        ]
        return marks.contains { head.contains($0) }
    }
}
