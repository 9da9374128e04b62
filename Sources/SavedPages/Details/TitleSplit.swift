// SPDX-License-Identifier: Apache-2.0

/// The title of a document taken apart into that of the article and the name of the site.
struct TitleSplit: Hashable {
    let title: String
    let outlet: String

    /// Nil unless the headline as it is shown stands before or after a separator: nothing is guessed.
    init?(whole: String?, headline: String?) {
        guard let whole, let headline else { return nil }
        let key = FoldedText.key(headline)
        for parts in Self.splits(of: whole) {
            if FoldedText.key(parts.0) == key, !parts.1.isEmpty {
                (title, outlet) = (parts.0, parts.1)
                return
            }
            if FoldedText.key(parts.1) == key, !parts.0.isEmpty {
                (title, outlet) = (parts.1, parts.0)
                return
            }
        }
        return nil
    }

    /// A title without the name of its outlet at either end.
    static func without(outlet: String?, _ title: String) -> String {
        guard let outlet else { return title }
        let key = FoldedText.key(outlet)
        for parts in splits(of: title) {
            if FoldedText.key(parts.1) == key, !parts.0.isEmpty { return parts.0 }
            if FoldedText.key(parts.0) == key, !parts.1.isEmpty { return parts.1 }
        }
        return title
    }

    static func splits(of text: String) -> [(String, String)] {
        var found: [(String, String)] = []
        for separator in separators {
            var rest = text[...]
            while let range = rest.firstRange(of: separator) {
                let before = Spacing.collapsed(String(text[..<range.lowerBound]))
                let after = Spacing.collapsed(String(text[range.upperBound...]))
                found.append((before, after))
                rest = rest[range.upperBound...]
                if found.count >= 32 { return found }
            }
        }
        return found
    }

    private static let separators = [
        " | ", " - ", " – ", " — ", " :: ", " » ", " · ", " • ", " / ", ": ", "|", " « ",
    ]
}

/// Who owns the page's text, by its copyright line.
enum Copyright {
    static func owner(in blocks: [PageBlock]) -> String? {
        for block in blocks.reversed() where block.text.utf8.count <= 400 {
            for line in block.text.split(separator: "\n") {
                if let owner = owner(in: String(line)) { return owner }
            }
        }
        return nil
    }

    private static func owner(in line: String) -> String? {
        guard let mark = line.firstRange(of: "©") ?? line.lowercased().firstRange(of: "copyright"),
            line.indices.contains(mark.lowerBound)
        else { return nil }
        var text = String(line[mark.upperBound...])
        for end in ["all rights", ". ", " | ", " – ", " - ", " — ", ";", " · "] {
            if let range = text.lowercased().firstRange(of: end), text.indices.contains(range.lowerBound) {
                text = String(text[..<range.lowerBound])
            }
        }
        let words = text.split { $0.isWhitespace || $0 == "," }.map(String.init)
        let kept = words.drop { word in
            ["copyright", "©", "(c)", "by"].contains(word.lowercased())
                || word.allSatisfy { $0.isNumber || "-–".contains($0) }
        }.prefix { word in !(word.count == 4 && word.allSatisfy(\.isNumber)) }
        let owner = kept.joined(separator: " ").trimmingPrefix { ".:".contains($0) }
        let clean = owner.reversed().drop { ".,:".contains($0) }.reversed()
        return (2...60).contains(clean.count) && kept.count <= 7 ? String(clean) : nil
    }
}
