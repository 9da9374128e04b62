// SPDX-License-Identifier: Apache-2.0

/// A page saved as plain text: its lines, and what they say of it.
struct PlainPage {
    private(set) var blocks: [PageBlock]
    private(set) var details = PageDetails()

    init(_ text: String) {
        let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }.map {
            Spacing.collapsed(String($0))
        }
        blocks = Self.blocks(of: lines)
        let (header, rest) = Self.header(of: lines)
        details.title = header["title"]
        details.address =
            header["url source"] ?? header["url"]
            ?? header["source"].flatMap { $0.hasPrefix("http") ? $0 : nil }
        details.outlet = header["site"] ?? header["publisher"] ?? header["outlet"]
        details.published = (header["published time"] ?? header["published"] ?? header["date"]).flatMap(
            DateReader.date
        )
        details.lang = header["language"] ?? header["lang"]
        for index in blocks.indices {
            if blocks[index].position < rest { blocks[index].region = .navigation }
            if SectionCut.isNotice(blocks[index]) { blocks[index].region = .notice }
        }
        let shown = Self.headline(in: blocks, title: details.title)
        let headline = shown.map { blocks[$0].text }
        let split = blocks.first.flatMap { TitleSplit(whole: $0.text, headline: headline) }
        details.title = details.title ?? split?.title ?? headline
        let cut = SectionCut(end: { _ in .max }, headline: details.title.map(FoldedText.key))
        blocks = Self.trimmed(cut.applied(to: blocks), headline: shown)
        details.outlet = details.outlet ?? split?.outlet ?? Copyright.owner(in: blocks)
        if let title = details.title { details.title = TitleSplit.without(outlet: details.outlet, title) }
        details.published =
            details.published ?? ShownDate.date(in: blocks, headline: shown)
            ?? details.address.flatMap(AddressDate.date)
    }

    /// `Name: value` lines at the top, as some programs write them; and the first line after them.
    private static func header(of lines: [String]) -> ([String: String], Int) {
        var header: [String: String] = [:]
        var last = 0
        for (index, line) in lines.prefix(24).enumerated() {
            guard let colon = line.firstIndex(of: ":"), line.distance(from: line.startIndex, to: colon) <= 16
            else {
                if line.isEmpty || header.isEmpty { continue }
                break
            }
            let name = line[..<colon].lowercased()
            let value = Spacing.collapsed(String(line[line.index(after: colon)...]))
            guard names.contains(name), header[name] == nil else { continue }
            if !value.isEmpty { header[name] = value }
            last = index + 1
        }
        return header.isEmpty ? ([:], 0) : (header, last)
    }

    private static let names: Set<String> = [
        "title", "url", "url source", "source", "published time", "published", "date", "site", "publisher",
        "outlet",
        "language", "lang", "markdown content",
    ]

    /// Lines wrapped by a program are joined; every other line is a block.
    private static func blocks(of lines: [String]) -> [PageBlock] {
        var blocks: [PageBlock] = []
        let isWrapped = lines.allSatisfy { $0.count <= 120 }
        var wrapped = ""
        var start = 0
        func flush() {
            if !wrapped.isEmpty { blocks.append(block(wrapped, at: start)) }
            wrapped = ""
        }
        for (index, line) in lines.enumerated() {
            let isHeading = SectionCut.region(of: block(line, at: index)) != nil || line.hasPrefix("#")
            if line.isEmpty || isHeading { flush() }
            if line.isEmpty { continue }
            if isHeading || !isWrapped {
                flush()
                blocks.append(block(line, at: index))
                continue
            }
            if wrapped.isEmpty { start = index }
            wrapped += wrapped.isEmpty ? line : " \(line)"
            if line.count < 45 { flush() }
        }
        flush()
        return blocks
    }

    private static func block(_ line: String, at position: Int) -> PageBlock {
        let level = line.prefix { $0 == "#" }.count
        let isHeading = (1...6).contains(level) && line.dropFirst(level).first == " "
        return PageBlock(
            text: isHeading ? Spacing.collapsed(String(line.dropFirst(level))) : line,
            region: .article,
            level: isHeading ? level : 0,
            linkShare: 0,
            position: position
        )
    }

    private static func isSentence(_ text: String) -> Bool {
        ".!?\"”’»)".contains(text.last ?? " ") && text.split(separator: " ").count >= 3
    }

    /// Prose that ends as a sentence does, of which an article is made.
    private static func isBody(_ block: PageBlock) -> Bool { block.isProse && isSentence(block.text) }

    /// The line that is the headline: a known title, a heading, a line that comes twice before the text, else the last
    /// line of the length of a title before the date or the text.
    private static func headline(in blocks: [PageBlock], title: String?) -> Int? {
        let end = blocks.firstIndex { $0.region == .article && isBody($0) } ?? blocks.count
        let top = blocks.indices.prefix(end).filter { isTitle(blocks[$0]) }
        if let title {
            let key = FoldedText.key(title)
            if let index = top.first(where: { FoldedText.key(blocks[$0].text) == key }) { return index }
        }
        if let index = top.first(where: { blocks[$0].level == 1 }) { return index }
        if let first = blocks.first,
            let index = top.first(where: { index in
                index > 0 && TitleSplit(whole: first.text, headline: blocks[index].text) != nil
            })
        {
            return index
        }
        let keys = top.map { FoldedText.key(blocks[$0].text) }
        if let twice = keys.indices.reversed().first(where: { keys[..<$0].contains(keys[$0]) }) {
            return top[twice]
        }
        let dated = blocks.indices.prefix(end).first { index in
            ShownDate.date(in: blocks[index].text) != nil && top.contains { $0 < index }
        }
        return top.last { $0 < dated ?? end }
    }

    private static func isTitle(_ block: PageBlock) -> Bool {
        guard block.region == .article, (20...220).contains(block.text.count),
            SectionCut.region(of: block) == nil
        else {
            return false
        }
        let text = block.text.lowercased()
        let isByline = text.hasPrefix("by ") || text.hasPrefix("posted") || text.hasPrefix("published")
        return !isByline && !block.text.hasSuffix(".") && block.text.split(separator: " ").count >= 4
            && !["cookie", "skip to", "javascript", "subscribe", "newsletter"].contains { text.contains($0) }
            && ShownDate.date(in: block.text) == nil
    }

    /// Leaves to the article what lies from its headline (or first paragraph) to its last sentence.
    private static func trimmed(_ blocks: [PageBlock], headline: Int?) -> [PageBlock] {
        var trimmed = blocks
        let body = blocks.indices.filter {
            blocks[$0].region == .article && isBody(blocks[$0]) && $0 > headline ?? -1
        }
        guard var first = body.first, let last = body.last else { return blocks }
        while first > 0, blocks[first - 1].region == .article, isSentence(blocks[first - 1].text) {
            first -= 1
        }
        let begin = min(headline ?? first, first)
        var end = last
        while end + 1 < blocks.count, blocks[end + 1].region == .article, isSentence(blocks[end + 1].text) {
            end += 1
        }
        for index in blocks.indices where trimmed[index].region == .article && !(begin...end).contains(index)
        {
            trimmed[index].region = index < begin ? .navigation : .footer
        }
        return trimmed
    }
}
