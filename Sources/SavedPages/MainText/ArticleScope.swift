// SPDX-License-Identifier: Apache-2.0

/// Finds the element that holds the article (docs/decisions/0021).
///
/// First that holds most of the prose of the page outside clutter: what is marked as the body of an article, the
/// richest `article`, `main`, an element of a usual name; else the smallest element that does.
struct ArticleScope {
    let tree: PageTree
    let regions: [Int: PageRegion]
    /// Of the blocks outside clutter.
    let prose: ProseCount

    var position: Int {
        let body = tree.elements(["body"]).first ?? 0
        let dense = densest(from: body)
        let enough = Double(prose.amount(in: dense..<tree.nodes[dense].end)) * 0.6
        for candidates in [marked, articles, mains, named] {
            guard let best = richest(candidates) else { continue }
            if Double(amount(best)) >= enough, amount(best) > 0 || prose.total == 0 { return best }
        }
        return dense
    }

    private func amount(_ position: Int) -> Int { prose.amount(in: position..<tree.nodes[position].end) }

    private func richest(_ candidates: [Int]) -> Int? {
        candidates.filter { !isClutter($0) }.max { amount($0) < amount($1) }
    }

    private func isClutter(_ position: Int) -> Bool {
        regions[position] != nil || tree.ancestors(of: position).contains { regions[$0] != nil }
    }

    /// Goes down as long as one child holds nearly all.
    private func densest(from start: Int) -> Int {
        var position = start
        while true {
            let whole = amount(position)
            let next = children(of: position).first { Double(amount($0)) > Double(whole) * 0.75 }
            guard whole > 0, let next, !tree.nodes[next].name.isEmpty else { return position }
            if ["p", "blockquote", "ul", "ol", "li", "td", "pre"].contains(tree.nodes[next].name) {
                return tree.nodes[next].name == "td" ? next : position
            }
            position = next
        }
    }

    private func children(of position: Int) -> [Int] {
        var children: [Int] = []
        var next = position + 1
        while next < tree.nodes[position].end {
            children.append(next)
            next = tree.nodes[next].end
        }
        return children
    }

    private var marked: [Int] {
        tree.nodes.indices.filter { tree.nodes[$0].attributes["itemprop"] == "articleBody" }
    }

    private var articles: [Int] { tree.elements(["article"]) }

    private var mains: [Int] {
        tree.nodes.indices.filter {
            tree.nodes[$0].name == "main" || tree.nodes[$0].attributes["role"] == "main"
        }
    }

    private var named: [Int] {
        tree.nodes.indices.filter { position in
            let names = [tree.nodes[position].attributes["class"], tree.nodes[position].attributes["id"]]
            return names.compactMap { $0 }.flatMap { $0.split { $0.isWhitespace } }
                .contains { Self.names.contains($0.lowercased()) }
        }
    }

    private static let names: Set<String> = [
        "entry-content", "post-content", "article-body", "article__body", "articlebody", "article-content",
        "article_body", "article-text", "article__content", "story-body", "storybody", "story-content",
        "story_body",
        "post-body", "postbody", "td-post-content", "single-content", "body-content", "content-body",
        "field--name-body", "field-name-body", "main-content", "maincontent", "news-text", "newstext",
        "text-body",
    ]
}
