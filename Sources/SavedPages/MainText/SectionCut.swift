// SPDX-License-Identifier: Apache-2.0

/// Marks what follows headings such as "Comments" or "Recent posts", for pages that name their parts in words only.
struct SectionCut {
    /// Where the section of the heading at an index ends at the latest, as a position.
    let end: (Int) -> Int
    /// The headline, folded: it begins the article again.
    let headline: String?

    func applied(to blocks: [PageBlock]) -> [PageBlock] {
        var marked = blocks
        var cut: (region: PageRegion, end: Int)?
        var hasProse = false
        for index in marked.indices where marked[index].region == .article {
            let block = marked[index]
            if let found = cut, block.position >= found.end || endsCut(found.region, marked, index) {
                cut = nil
            }
            if let region = Self.region(of: block), region != .comments || hasProse {
                let end = end(index)
                if cut == nil || region == .comments { cut = (region, end) }
            }
            if let cut {
                marked[index].region = cut.region
            } else if Self.isNotice(block) {
                marked[index].region = .notice
            } else if Self.isMeta(block) {
                marked[index].region = .share
            } else if block.isProse {
                hasProse = true
            }
        }
        return marked
    }

    /// The article goes on at its headline and, after teasers, where two whole paragraphs stand together.
    private func endsCut(_ region: PageRegion, _ blocks: [PageBlock], _ index: Int) -> Bool {
        let block = blocks[index]
        if block.level == 1 { return true }
        if let headline, FoldedText.key(block.text) == headline, region != .comments { return true }
        guard region != .comments, index + 1 < blocks.count else { return false }
        return Self.isWhole(block) && Self.isWhole(blocks[index + 1])
    }

    /// A paragraph to its end; teasers break off.
    private static func isWhole(_ block: PageBlock) -> Bool {
        guard block.isProse, block.text.count >= 80, block.region == .article else { return false }
        let end = block.text.suffix(12).lowercased()
        if end.contains("…") || end.contains("...") || end.contains("read more") { return false }
        return ".!?\"”’»)".contains(block.text.last ?? " ")
    }

    /// What a heading begins, or nil if it is none of a kind known here.
    static func region(of block: PageBlock) -> PageRegion? {
        guard block.text.utf8.count <= 60, block.level > 0 || block.linkShare < 0.5 else { return nil }
        let text = FoldedText.key(block.text).trimmingMarks
        let plain = text.drop { $0.isNumber || $0 == " " || $0 == "(" || $0 == ")" }
        let bare = String(plain).replacingCounts
        for (region, phrases) in headings where phrases.contains(bare) { return region }
        for (region, beginnings) in beginnings where beginnings.contains(where: { bare.hasPrefix($0) }) {
            return region
        }
        return nil
    }

    /// One line that is about the page: for sharing or an advertisement.
    private static func isMeta(_ block: PageBlock) -> Bool {
        guard block.text.utf8.count <= 40, block.level == 0 else { return false }
        return metas.contains(FoldedText.key(block.text).trimmingMarks)
    }

    /// A paragraph of the site about itself.
    static func isNotice(_ block: PageBlock) -> Bool {
        guard block.text.utf8.count <= 600 else { return false }
        let text = FoldedText.key(block.text)
        if text.contains("javascript"), text.contains("browser") || text.contains("enable") { return true }
        guard text.contains("cookies") else { return false }
        return [
            "we use cookies", "uses cookies", "use of cookies", "cookie policy", "accept cookies",
            "our cookies",
        ]
        .contains { text.contains($0) }
    }

    private static let metas: Set<String> = [
        "advertisement", "share this", "share", "share this article", "print", "email", "tweet", "facebook",
        "twitter",
        "whatsapp", "telegram", "linkedin", "sponsored", "continue reading below", "story continues below",
        "listen",
        "save", "copy link",
    ]

    private static let headings: [(PageRegion, Set<String>)] = [
        (
            .comments,
            [
                "comments", "comment", "leave a reply", "leave a comment", "leave comment", "post a comment",
                "add a comment", "add comment", "join the discussion", "join the conversation", "responses",
                "replies",
                "reader comments", "readers comments", "readers' comments", "your comments", "discussion",
                "show comments",
                "view comments", "write a comment", "cancel reply", "leave a reply cancel reply",
                "have your say",
                "kommentare", "commentaires", "comentarios", "what do you think?",
            ]
        ),
        (
            .related,
            [
                "related", "related articles", "related posts", "related stories", "related news",
                "related content",
                "related topics", "recent posts", "recent articles", "recent news", "recent stories",
                "latest news",
                "latest posts", "latest articles", "latest stories", "latest headlines", "latest",
                "popular posts",
                "popular articles", "popular", "most popular", "most read", "most viewed", "trending",
                "trending now",
                "top stories", "more stories", "more news", "more articles", "also read", "read also",
                "see also",
                "read next", "up next", "you may also like", "you might also like", "recommended",
                "recommended for you", "recommended stories", "editor's picks", "editors' picks",
                "other news",
                "other stories", "recent comments", "don't miss", "in case you missed it", "other articles",
                "more headlines", "headlines", "what others are reading", "previous post", "next post",
                "previous article", "next article", "post navigation", "archives", "categories",
                "most recent",
            ]
        ),
        (
            .form,
            [
                "newsletter", "subscribe", "sign up for our newsletter", "subscribe to our newsletter",
                "log in",
                "login", "search", "stay informed", "get our newsletter", "sign up", "join our newsletter",
            ]
        ),
        (
            .aside,
            ["about the author", "about us", "advertisements", "sponsored content", "follow us", "meta"]
        ),
        (
            .notice,
            ["cookie notice", "cookies", "cookie policy", "privacy overview", "we value your privacy"]
        ),
    ]

    private static let beginnings: [(PageRegion, [String])] = [
        (
            .comments,
            ["leave a reply to", "thoughts on \"", "thought on \"", "responses to \"", "comments on \""]
        ),
        (.related, ["more from ", "more in ", "more on this", "latest from ", "recent posts"]),
    ]
}

extension String {
    fileprivate var trimmingMarks: String {
        let marks: Set<Character> = [":", ".", "-", "|", "»", "*", "#", ">", " ", "_"]
        return String(drop { marks.contains($0) }.reversed().drop { marks.contains($0) }.reversed())
    }

    /// "comments (12)" as "comments".
    fileprivate var replacingCounts: String {
        String(reversed().drop { $0.isNumber || $0 == "(" || $0 == ")" || $0 == " " }.reversed())
    }
}
