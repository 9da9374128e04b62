// SPDX-License-Identifier: Apache-2.0

/// An HTML page taken apart into its article, what surrounds it, and its details.
struct HTMLPage {
    let blocks: [PageBlock]
    let details: PageDetails

    init(_ text: String) throws(PageError) {
        let tree = try HTMLReader.tree(of: text)
        let size = tree.nodes.count
        let raw = BlockReader.blocks(of: tree)
        let regions = Clutter(tree: tree, prose: ProseCount(raw, size: size)).regions
        let read = BlockReader.blocks(of: tree, regions: regions)
        let metas = MetaTable(tree)
        let headline = Self.headline(in: read, metas)
        let cut = SectionCut(
            end: { Self.sectionEnd(of: $0, in: tree, read) },
            headline: headline.map { FoldedText.key(read[$0].text) }
        )
        let marked = cut.applied(to: read)
        let prose = ProseCount(marked, size: size)
        let scope = ArticleScope(tree: tree, regions: regions, prose: prose).position
        let inside = scope..<tree.nodes[scope].end
        blocks = marked.map { block in
            var kept = block
            if kept.region == .article, !inside.contains(kept.position) { kept.region = .aside }
            return kept
        }
        let shown = marked.map { block in
            var kept = block
            if kept.region == .article, !inside.contains(kept.position), block.isProse {
                kept.region = .aside
            }
            return kept
        }
        details = HTMLDetails(tree: tree, blocks: shown, headline: headline, metas: metas).details
    }

    /// The headline as it is shown: the first `h1` outside clutter whose words the title has, else the first `h1`, else
    /// another block that begins or ends the title.
    private static func headline(in blocks: [PageBlock], _ metas: MetaTable) -> Int? {
        let titles = [metas.title, metas.first(["og:title"])].compactMap { $0 }.map(FoldedText.key)
        let heads = blocks.indices.filter { blocks[$0].level == 1 && blocks[$0].region == .article }
        func isTitled(_ index: Int) -> Bool {
            let key = FoldedText.key(blocks[index].text)
            return key.count >= 8 && titles.contains { $0.hasPrefix(key) || $0.hasSuffix(key) }
        }
        if let head = heads.first(where: isTitled) { return head }
        if let head = blocks.indices.first(where: { (2...3).contains(blocks[$0].level) && isTitled($0) }) {
            return head
        }
        if let head = heads.first { return head }
        return blocks.indices.first { index in
            blocks[index].region == .article && blocks[index].text.count >= 15 && isTitled(index)
        }
    }

    /// The section of a heading ends with the smallest element that holds text after it.
    private static func sectionEnd(of index: Int, in tree: PageTree, _ blocks: [PageBlock]) -> Int {
        let holder = blocks[index].position
        guard index + 1 < blocks.count else { return tree.nodes.count }
        let next = blocks[index + 1].position
        if next >= holder, next < tree.nodes[holder].end { return tree.nodes[holder].end }
        for ancestor in tree.ancestors(of: holder) where tree.nodes[ancestor].end > next {
            return tree.nodes[ancestor].end
        }
        return tree.nodes.count
    }
}
