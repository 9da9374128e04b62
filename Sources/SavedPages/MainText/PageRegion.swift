// SPDX-License-Identifier: Apache-2.0

/// What part of a page a text belongs to.
package enum PageRegion: String, Sendable {
    case article
    /// Beside the article, of no other kind here.
    case aside
    case comments
    case footer
    case form
    case hidden
    case navigation
    /// Cookie notices, pop-ups.
    case notice
    /// Recent, popular and related posts.
    case related
    case share

    /// For people: in what the words stand.
    package var words: String {
        switch self {
        case .article: "the article"
        case .aside: "what stands beside the article"
        case .comments: "the readers' comments"
        case .footer: "the footer of the page"
        case .form: "a form"
        case .hidden: "a part of the page that is not shown"
        case .navigation: "the navigation of the site"
        case .notice: "a notice of the site"
        case .related: "teasers of other articles"
        case .share: "a bar for sharing"
        }
    }
}

/// A paragraph, heading, list item or cell of a page.
struct PageBlock: Sendable {
    /// With white space collapsed; a line break is a line feed.
    var text: String
    var region: PageRegion
    /// 1 to 6 of a heading, else 0.
    var level: Int
    /// Of the text, the share that is links.
    var linkShare: Double
    /// Position of the element that holds it; of plain text, of the line.
    var position: Int

    /// Whether it reads as a paragraph that somebody wrote.
    var isProse: Bool { level == 0 && text.utf8.count >= 60 && linkShare < 0.5 }
}
