// SPDX-License-Identifier: Apache-2.0

internal import FoundationEssentials

/// The objects of a page's JSON-LD scripts, read for what they say of an article.
///
/// Nothing is verified with it, so a tolerant parser is enough: one that takes fractions and repeated names.
struct LinkedData {
    private var objects: [[String: Value]] = []
    private var byID: [String: [String: Value]] = [:]
    private static let largestCount = 2000

    init(scripts: [String]) {
        for script in scripts.prefix(64) where script.utf8.count <= 2_000_000 {
            let clean = String(
                String.UnicodeScalarView(script.unicodeScalars.map { $0.value < 0x20 ? " " : $0 })
            )
            guard let begin = clean.firstIndex(where: { $0 == "{" || $0 == "[" }),
                let end = clean.lastIndex(where: { $0 == "}" || $0 == "]" }), begin < end,
                let value = try? JSONDecoder().decode(Value.self, from: Data(clean[begin...end].utf8))
            else { continue }
            collect(value, depth: 0)
        }
        for object in objects {
            if let id = object["@id"]?.text, object.count > 1, byID[id] == nil { byID[id] = object }
        }
    }

    private mutating func collect(_ value: Value, depth: Int) {
        guard depth < 8, objects.count < Self.largestCount else { return }
        switch value {
        case .list(let values): for each in values { collect(each, depth: depth + 1) }
        case .object(let members):
            objects.append(members)
            if let graph = members["@graph"] { collect(graph, depth: depth + 1) }
            if let entity = members["mainEntity"] { collect(entity, depth: depth + 1) }
        default: break
        }
    }

    /// The article that the page is of: the one whose headline the page's title holds, else the first.
    func article(titled titles: [String]) -> LinkedArticle? {
        let articles = objects.filter { object in
            (object["@type"]?.texts ?? []).contains { Self.isArticle($0) }
        }
        let keys = titles.map(FoldedText.key)
        let match = articles.first { article in
            guard let headline = article["headline"]?.text ?? article["name"]?.text else { return false }
            let key = FoldedText.key(headline)
            return keys.contains { $0.contains(key) || key.contains($0) }
        }
        return (match ?? articles.first).map { LinkedArticle(members: $0, outlet: outlet(of: $0)) }
    }

    /// The name of the site, where a page names it apart from an article.
    var site: String? {
        objects.first { ($0["@type"]?.texts ?? []).contains("WebSite") }?["name"]?.text
    }

    private func outlet(of article: [String: Value]) -> String? {
        for name in ["publisher", "sourceOrganization", "isPartOf"] {
            for value in article[name]?.values ?? [] {
                if case .string(let text) = value, !text.hasPrefix("http") { return text }
                guard case .object(let members) = value else { continue }
                if let text = members["name"]?.text { return text }
                if let id = members["@id"]?.text, let text = byID[id]?["name"]?.text { return text }
            }
        }
        return nil
    }

    private static func isArticle(_ type: String) -> Bool {
        let name = type.split(separator: "/").last.map(String.init) ?? type
        return name.hasSuffix("Article") || name.hasSuffix("Posting") || name == "Report"
            || name == "PressRelease"
    }

    enum Value: Decodable, Sendable {
        case string(String)
        case list([Value])
        case object([String: Value])
        case other

        init(from decoder: any Decoder) throws {
            let single = try decoder.singleValueContainer()
            if let text = try? single.decode(String.self) {
                self = .string(text)
            } else if let values = try? single.decode([Value].self) {
                self = .list(values)
            } else if let members = try? single.decode([String: Value].self) {
                self = .object(members)
            } else {
                self = .other
            }
        }

        var values: [Value] {
            if case .list(let values) = self { values } else { [self] }
        }

        var texts: [String] { values.compactMap(\.text) }

        var text: String? {
            switch self {
            case .string(let text):
                let clean = Spacing.collapsed(text)
                return clean.isEmpty ? nil : clean
            case .list(let values): return values.lazy.compactMap(\.text).first
            case .object(let members): return members["@value"]?.text
            case .other: return nil
            }
        }
    }
}

/// What JSON-LD says of an article.
struct LinkedArticle {
    let members: [String: LinkedData.Value]
    let outlet: String?

    func text(_ names: String...) -> String? { names.lazy.compactMap { members[$0]?.text }.first }
}
