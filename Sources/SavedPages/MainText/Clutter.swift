// SPDX-License-Identifier: Apache-2.0

/// Finds the parts of a page that are not its article, by element, role, class and id.
struct Clutter {
    let tree: PageTree
    private let prose: ProseCount
    /// Of headlines and marked bodies, how many stand before each position; and of articles.
    private let heads: [Int]
    private let articles: [Int]

    init(tree: PageTree, prose: ProseCount) {
        self.tree = tree
        self.prose = prose
        heads = Self.counts(tree) { $0.name == "h1" || $0.attributes["itemprop"] == "articleBody" }
        articles = Self.counts(tree) { $0.name == "article" }
    }

    private static func counts(_ tree: PageTree, _ isCounted: (PageNode) -> Bool) -> [Int] {
        var sum = 0
        return tree.nodes.map { node in
            defer { sum += isCounted(node) ? 1 : 0 }
            return sum
        } + [sum]
    }

    /// Regions of the outermost elements that are clutter, by position.
    var regions: [Int: PageRegion] {
        var found: [Int: PageRegion] = [:]
        var position = 0
        while position < tree.nodes.count {
            let node = tree.nodes[position]
            if !node.name.isEmpty, let region = region(of: node, at: position), isSmall(region, position) {
                found[position] = region
                position = node.end
            } else {
                position += 1
            }
        }
        return found
    }

    /// A part that holds the headline or most of the prose is not clutter, whatever it is called.
    private func isSmall(_ region: PageRegion, _ position: Int) -> Bool {
        let node = tree.nodes[position]
        if heads[node.end] > heads[position + 1] { return false }
        if articles[node.end] > articles[position + 1], ![.comments, .related, .aside].contains(region) {
            return false
        }
        let share = prose.share(of: position..<node.end)
        return share <= (region == .comments ? 0.9 : 0.5)
    }

    private func region(of node: PageNode, at position: Int) -> PageRegion? {
        if ["html", "body", "main", "h1"].contains(node.name) { return nil }
        if node.attributes["role"]?.lowercased() == "main" { return nil }
        if isHidden(node) { return .hidden }
        if let region = Self.elements[node.name] { return region }
        if let role = node.attributes["role"]?.lowercased(), let region = Self.roles[role] { return region }
        if node.name == "header", !isInArticle(position) { return .navigation }
        let called = region(called: [node.attributes["id"], node.attributes["class"]].compactMap { $0 })
        if node.name == "article", called != .comments, called != .related { return nil }
        return called
    }

    private func isHidden(_ node: PageNode) -> Bool {
        if node.attributes["hidden"] != nil || node.attributes["aria-hidden"] == "true" { return true }
        guard let style = node.attributes["style"]?.lowercased() else { return false }
        let flat = style.filter { !$0.isWhitespace }
        return flat.contains("display:none") || flat.contains("visibility:hidden")
    }

    private func isInArticle(_ position: Int) -> Bool {
        tree.ancestors(of: position).contains { ["article", "main"].contains(tree.nodes[$0].name) }
    }

    private func region(called names: [String]) -> PageRegion? {
        for name in names.flatMap({ $0.split { $0.isWhitespace } }) {
            let words = Self.words(of: String(name))
            let set = Set(words)
            guard set.isDisjoint(with: Self.states) else { continue }
            if words.count >= 2, !set.isDisjoint(with: ["recent", "latest", "more", "other", "also"]),
                !set.isDisjoint(with: [
                    "post", "posts", "news", "stories", "articles", "headlines", "read", "like",
                ])
            {
                return .related
            }
            for (region, clues) in Self.clues where !set.isDisjoint(with: clues) {
                if set.contains("widget"), set.contains("elementor") || set.contains("wp") { continue }
                return region
            }
        }
        return nil
    }

    /// `postComments-list` is post, comments, list.
    private static func words(of name: String) -> [String] {
        var words: [String] = []
        var word = ""
        for character in name {
            let isLetter = character.isLetter || character.isNumber
            if !isLetter || (character.isUppercase && word.last?.isLowercase == true) {
                if !word.isEmpty { words.append(word.lowercased()) }
                word = ""
            }
            if isLetter { word.append(character) }
        }
        if !word.isEmpty { words.append(word.lowercased()) }
        return words
    }

    /// Words of names that say how the page is, not what the element is.
    private static let states: Set<String> = [
        "has", "no", "not", "with", "without", "open", "closed", "enabled", "disabled", "layout",
    ]
    private static let elements: [String: PageRegion] = [
        "nav": .navigation, "menu": .navigation, "footer": .footer, "aside": .aside, "form": .form,
        "button": .form,
        "dialog": .notice, "input": .form,
    ]
    private static let roles: [String: PageRegion] = [
        "navigation": .navigation, "complementary": .aside, "contentinfo": .footer, "search": .form,
        "dialog": .notice, "alertdialog": .notice, "banner": .navigation, "form": .form,
    ]
    private static let clues: [(PageRegion, Set<String>)] = [
        (
            .comments,
            [
                "comment", "comments", "commentlist", "commentform", "commentarea", "disqus", "respond",
                "livefyre",
                "talkback", "hyvor", "commentsection", "responses",
            ]
        ),
        (
            .related,
            [
                "related", "relatedposts", "recommended", "recommendations", "recirc", "trending", "popular",
                "mostread", "mostpopular", "readmore", "readnext", "upnext", "outbrain", "taboola", "yarpp",
                "teasers",
                "recentposts", "morestories",
            ]
        ),
        (.share, ["share", "sharing", "sharebar", "sharedaddy", "social", "addthis", "addtoany", "follow"]),
        (
            .notice,
            [
                "cookie", "cookies", "cookiebar", "consent", "gdpr", "ccpa", "popup", "modal", "toast",
                "lightbox",
            ]
        ),
        (
            .navigation,
            [
                "nav", "navbar", "navigation", "menu", "submenu", "breadcrumb", "breadcrumbs", "pagination",
                "pager",
                "toolbar", "topbar", "sitemap", "tags", "tagcloud", "skip", "topnav", "leftnav",
            ]
        ),
        (
            .form,
            [
                "login", "signin", "search", "searchform", "register", "subscribe", "subscription",
                "newsletter",
            ]
        ),
        (.footer, ["footer", "colophon", "copyright", "siteinfo"]),
        (
            .aside,
            [
                "sidebar", "widget", "widgets", "promo", "promotion", "sponsor", "sponsored", "advert",
                "advertisement", "ads", "ad", "adsbygoogle", "adslot", "rail", "donate", "donation",
                "authorbox",
                "authorbio", "bio", "banner",
            ]
        ),
    ]
}
