// SPDX-License-Identifier: Apache-2.0

import NoticeFormat
import NoticeSecurity
import SavedPages
import StrictJSON

/// A saved page as a file, and what a statement takes over from it.
struct StatementPage {
    let page: SavedPage
    let facts: PageFacts

    init(path: String) throws {
        let bytes = try Files.read(path, limit: StatementSource.largestPage)
        do {
            page = try SavedPage(bytes)
        } catch {
            throw Failure(error, path)
        }
        facts = PageFacts(
            digest: ObjectHash.digest(bytes),
            octets: bytes.count,
            mediaType: page.isHTML ? .html : .plain,
            title: page.details.title,
            outlet: page.details.outlet,
            published: page.details.published?.text,
            lang: page.details.lang,
            address: page.details.address
        )
    }

    /// The quoted words as they stand in the article.
    func words(_ quote: String, path: String) throws -> String {
        do {
            return try page.words(quoted: quote)
        } catch {
            throw Failure(error, path)
        }
    }
}

/// Whether a saved page is the one that was recorded, and holds the words in its article.
struct PageComparison {
    let isSamePage: Bool
    let holdsWords: Bool

    init(_ content: StatementContent, path: String) throws {
        let saved = try StatementPage(path: path)
        isSamePage = saved.facts.digest == content.source.digest
        holdsWords = (try? saved.page.words(quoted: content.words)) != nil
    }

    var holds: Bool { isSamePage && holdsWords }

    var words: String {
        let page =
            isSamePage ? "the page is the one that was recorded" : "the page is another than was recorded"
        return "\(page); the words \(holdsWords ? "stand" : "do not stand") in its article"
    }

    var json: JSONValue {
        .object([("holdsWords", .bool(holdsWords)), ("isSamePage", .bool(isSamePage))])
    }
}

extension Failure {
    fileprivate init(_ error: PageError, _ path: String) {
        let hint: String? =
            switch error.code {
            case .quoteNotFound: "copy the words as they stand in the article; --quote-file takes long ones"
            case .quoteOutsideArticle: "only the article itself is its outlet's word"
            case .pageUnreadable: "save the page as plain text and give that"
            default: nil
            }
        self.init(.no, error.code.rawValue, "\(path): \(error.reason)", hint: hint)
    }
}
