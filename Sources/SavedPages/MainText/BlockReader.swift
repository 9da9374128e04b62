// SPDX-License-Identifier: Apache-2.0

/// Makes the blocks of a page from its tree, each in the region of the outermost clutter that holds it.
struct BlockReader {
    let tree: PageTree
    /// Regions of elements, by position.
    let regions: [Int: PageRegion]

    private var blocks: [PageBlock] = []
    private var text = ""
    private var linked = 0
    private var holder = 0
    private var region = PageRegion.article

    static func blocks(of tree: PageTree, regions: [Int: PageRegion] = [:]) -> [PageBlock] {
        var reader = BlockReader(tree: tree, regions: regions)
        return reader.read()
    }

    private init(tree: PageTree, regions: [Int: PageRegion]) {
        self.tree = tree
        self.regions = regions
    }

    private struct Open {
        let end: Int
        let isBlock: Bool
        let isLink: Bool
        let region: PageRegion
        let holder: Int
    }

    private mutating func read() -> [PageBlock] {
        var open: [Open] = []
        var position = 0
        while position < tree.nodes.count {
            while let last = open.last, last.end <= position { close(open.removeLast()) }
            let node = tree.nodes[position]
            if Self.unread.contains(node.name) || node.name == "#other" {
                position = node.end
                continue
            }
            if node.name.isEmpty {
                append(
                    node.text,
                    isLink: open.contains { $0.isLink },
                    isKept: Self.keepsLines(tree, position)
                )
            } else if node.name == "br" {
                flush()
            } else {
                if node.name == "time" { text += " " }
                let isBlock = !Self.inline.contains(node.name)
                if isBlock { flush() }
                open.append(
                    Open(
                        end: node.end,
                        isBlock: isBlock,
                        isLink: node.name == "a",
                        region: region,
                        holder: holder
                    )
                )
                if isBlock { holder = position }
                if region == .article, let own = regions[position] {
                    flush()
                    region = own
                }
            }
            position += 1
        }
        while let last = open.popLast() { close(last) }
        flush()
        return blocks
    }

    private mutating func close(_ open: Open) {
        if open.isBlock || region != open.region { flush() }
        region = open.region
        holder = open.holder
    }

    private mutating func append(_ raw: String, isLink: Bool, isKept: Bool) {
        let flat = isKept ? raw : String(raw.map { $0.isWhitespace ? " " : $0 })
        text += flat
        if isLink { linked += flat.reduce(0) { $1.isWhitespace ? $0 : $0 + 1 } }
    }

    private mutating func flush() {
        defer {
            text = ""
            linked = 0
        }
        let lines = text.split(separator: "\n").map { Spacing.collapsed(String($0)) }.filter { !$0.isEmpty }
        guard !lines.isEmpty else { return }
        let clean = lines.joined(separator: "\n")
        let size = clean.reduce(0) { $1.isWhitespace ? $0 : $0 + 1 }
        let name = tree.nodes.isEmpty ? "" : tree.nodes[holder].name
        blocks.append(
            PageBlock(
                text: clean,
                region: region,
                level: Self.level(of: name),
                linkShare: Double(linked) / Double(max(size, 1)),
                position: holder
            )
        )
    }

    private static func level(of name: String) -> Int {
        guard name.count == 2, name.first == "h", let level = name.last?.wholeNumberValue else { return 0 }
        return (1...6).contains(level) ? level : 0
    }

    private static func keepsLines(_ tree: PageTree, _ position: Int) -> Bool {
        let parent = tree.nodes[position].parent
        return parent >= 0 && tree.nodes[parent].name == "pre"
    }

    /// What is no text for a reader.
    private static let unread: Set<String> = [
        "script", "style", "noscript", "template", "svg", "math", "head", "iframe", "object", "select",
        "option",
        "textarea", "audio", "video", "canvas", "map",
    ]

    static let inline: Set<String> = [
        "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "center-inline", "cite", "code", "data", "del",
        "dfn", "em",
        "font", "i", "img", "ins", "kbd", "label", "mark", "nobr", "picture", "q", "s", "samp", "small",
        "span",
        "source", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
    ]
}
