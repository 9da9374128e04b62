// SPDX-License-Identifier: Apache-2.0

/// A refusal of a saved page, or of words that are said to stand in it.
///
/// Two errors are equal when their codes are; `reason` is for people.
package struct PageError: Error, Equatable, Sendable {
    package let code: Code
    /// Lower case, no full stop.
    package let reason: String

    package init(_ code: Code, _ reason: String) {
        self.code = code
        self.reason = reason
    }

    package static func == (left: PageError, right: PageError) -> Bool { left.code == right.code }

    @nonexhaustive
    package enum Code: String, CaseIterable, Sendable {
        case pageTooLarge = "page-too-large"
        case pageUnreadable = "page-unreadable"
        /// The page holds no text that anyone wrote.
        case pageEmpty = "page-empty"
        case emptyQuote = "empty-quote"
        /// The words stand nowhere in the page.
        case quoteNotFound = "quote-not-found"
        /// The words stand only in what surrounds the article.
        case quoteOutsideArticle = "quote-outside-article"
    }
}
