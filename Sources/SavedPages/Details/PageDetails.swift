// SPDX-License-Identifier: Apache-2.0

/// What a page says of itself; a member is nil where nothing was found.
package struct PageDetails: Hashable, Sendable {
    package var title: String?
    package var outlet: String?
    package var published: PageDate?
    /// A language tag as the page writes it.
    package var lang: String?
    package var address: String?

    init() {}
}

/// Reads the details of an HTML page, each from the first signal that has it (docs/decisions/0021).
struct HTMLDetails {
    let tree: PageTree
    /// With the regions that were found in the end.
    let blocks: [PageBlock]
    /// Of the block that is the headline as it is shown.
    let headline: Int?
    private let metas: MetaTable
    private let data: LinkedData
    private let article: LinkedArticle?

    init(tree: PageTree, blocks: [PageBlock], headline: Int?, metas: MetaTable) {
        self.tree = tree
        self.blocks = blocks
        self.headline = headline
        self.metas = metas
        let scripts = tree.elements(["script"]).filter {
            tree.nodes[$0].value("type")?.lowercased().hasPrefix("application/ld+json") == true
        }
        data = LinkedData(scripts: scripts.map { tree.text(inside: $0) })
        let titles = [headline.map { blocks[$0].text }, metas.first(["og:title"]), metas.title].compactMap {
            $0
        }
        article = data.article(titled: titles)
    }

    var details: PageDetails {
        var details = PageDetails()
        details.address = address
        let split = TitleSplit(
            whole: metas.title,
            headline: headline.map { blocks[$0].text } ?? article?.text("headline")
                ?? metas.first(["og:title"])
        )
        details.outlet = outlet ?? split?.outlet ?? Copyright.owner(in: blocks)
        details.title = title.map { TitleSplit.without(outlet: details.outlet, $0) } ?? split?.title
        details.published = published
        details.lang = lang
        return details
    }

    private var title: String? {
        article?.text("headline", "name")
            ?? metas.first([
                "og:title", "twitter:title", "dc.title", "dcterms.title", "citation_title", "parsely-title",
            ])
            ?? microdata("headline") ?? headline.map { Spacing.collapsed(blocks[$0].text) } ?? metas.title
    }

    private var outlet: String? {
        article?.outlet ?? metas.first(["og:site_name"]) ?? data.site
            ?? metas.first([
                "application-name", "publisher", "dc.publisher", "dcterms.publisher", "citation_publisher",
                "citation_journal_title", "cre", "apple-mobile-web-app-title",
            ]).flatMap { $0.hasPrefix("http") ? nil : $0 }
            ?? microdata("publisher")
    }

    private var lang: String? {
        let html = tree.nodes.first { $0.name == "html" }
        return html?.value("lang") ?? html?.value("xml:lang") ?? metas.equivalent("content-language")
            ?? article?.text("inLanguage") ?? metas.first(["og:locale", "dc.language", "language"])
            ?? tree.nodes.first { $0.name == "article" && $0.value("lang") != nil }?.value("lang")
    }

    private var address: String? {
        let link = tree.nodes.first { $0.name == "link" && $0.value("rel")?.lowercased() == "canonical" }
        let found = link?.value("href") ?? metas.first(["og:url"]) ?? article?.text("url")
        return found.flatMap { $0.hasPrefix("http") ? $0 : nil }
    }

    private var published: PageDate? {
        article?.text("datePublished").flatMap(DateReader.date)
            ?? metas.all([
                "article:published_time", "og:article:published_time", "article:published", "datepublished",
                "dcterms.created", "dcterms.issued", "dc.date.issued", "dc.date.created", "dc.date",
                "dcterms.date",
                "parsely-pub-date", "sailthru.date", "citation_publication_date", "citation_date", "pubdate",
                "publishdate", "publish-date", "publication_date", "publication-date", "published_time",
                "date",
            ]).lazy.compactMap(DateReader.date).first
            ?? microdataDate ?? timeElement ?? shown ?? address.flatMap(AddressDate.date)
    }

    private func microdata(_ name: String) -> String? {
        for position in tree.nodes.indices where tree.nodes[position].value("itemprop") == name {
            let inner = tree.inside(position).first { tree.nodes[$0].value("itemprop") == "name" }
            let node = inner ?? position
            if let text = tree.nodes[node].value("content") { return text }
            let text = Spacing.collapsed(tree.text(inside: node))
            if !text.isEmpty, text.count <= 300 { return text }
        }
        return nil
    }

    private var microdataDate: PageDate? {
        for position in tree.nodes.indices where tree.nodes[position].value("itemprop") == "datePublished" {
            let node = tree.nodes[position]
            let text = node.value("content") ?? node.value("datetime") ?? tree.text(inside: position)
            if let date = DateReader.date(in: Spacing.collapsed(text)) { return date }
        }
        return nil
    }

    /// The first `time` before the end of the article that is not of comments, teasers or an update.
    private var timeElement: PageDate? {
        let clutter = blocks.filter { $0.region != .article }.map(\.position)
        let inClutter = Set(clutter)
        for position in tree.elements(["time"]) {
            let node = tree.nodes[position]
            let near = tree.ancestors(of: position)
            if inClutter.contains(position) || near.contains(where: { inClutter.contains($0) }) { continue }
            let called = [node.value("class"), node.value("itemprop")].compactMap { $0 }.joined().lowercased()
            if called.contains("updated") && !called.contains("published") || called.contains("modified") {
                continue
            }
            let text = node.value("datetime") ?? tree.text(inside: position)
            if let date = DateReader.date(in: Spacing.collapsed(text)) { return date }
        }
        return nil
    }

    private var shown: PageDate? { ShownDate.date(in: blocks, headline: headline) }
}

/// The `meta` elements of a page and its title.
struct MetaTable {
    private var values: [String: String] = [:]
    private var equivalents: [String: String] = [:]
    let title: String?

    init(_ tree: PageTree) {
        for node in tree.nodes where node.name == "meta" {
            guard let content = node.value("content") else { continue }
            for name in [node.value("property"), node.value("name"), node.value("itemprop")].compactMap({ $0 }
            ) {
                let key = name.lowercased()
                if values[key] == nil { values[key] = content }
            }
            if let name = node.value("http-equiv")?.lowercased(), equivalents[name] == nil {
                equivalents[name] = content
            }
        }
        let position = tree.elements(["title"]).first { title in
            !tree.ancestors(of: title).contains { tree.nodes[$0].name == "svg" }
        }
        let text = position.map { Spacing.collapsed(tree.text(inside: $0)) } ?? ""
        title = text.isEmpty ? nil : text
    }

    func first(_ names: [String]) -> String? { all(names).first }

    func all(_ names: [String]) -> [String] { names.compactMap { values[$0] } }

    func equivalent(_ name: String) -> String? { equivalents[name] }
}
