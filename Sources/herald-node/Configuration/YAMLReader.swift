// SPDX-License-Identifier: Apache-2.0

import NoticeFormat
import Yams

/// Takes the keys of a YAML mapping one by one and refuses what nobody asked for.
struct YAMLReader {
    private var nodes: [String: Node]
    private let path: String

    init(text: String) throws {
        let node: Node?
        do {
            node = try Yams.compose(yaml: text)
        } catch {
            throw NodeFailure(1, "not YAML: \(error)")
        }
        guard let mapping = node?.mapping else { throw NodeFailure(1, "a mapping was expected") }
        try self.init(mapping: mapping, path: "")
    }

    private init(mapping: Node.Mapping, path: String) throws {
        self.path = path
        nodes = [:]
        for (key, value) in mapping {
            guard let name = key.scalar?.string else { throw NodeFailure(1, "\(path): keys are words") }
            guard nodes.updateValue(value, forKey: name) == nil else {
                throw NodeFailure(1, "\(path)\(name): given twice")
            }
        }
    }

    /// Ascending.
    var names: [String] { nodes.keys.sorted() }

    func finish() throws {
        guard let name = nodes.keys.sorted().first else { return }
        throw NodeFailure(1, "unknown key \(path)\(name)")
    }

    /// Whether a key is given as a text, and not as a list or a mapping.
    func isText(_ name: String) -> Bool { nodes[name]?.scalar != nil }

    mutating func optionalString(_ name: String) throws -> String? {
        guard let node = nodes.removeValue(forKey: name) else { return nil }
        guard let text = node.scalar?.string, !text.isEmpty else {
            throw NodeFailure(1, "\(path)\(name): a text was expected")
        }
        return text
    }

    mutating func string(_ name: String) throws -> String {
        guard let text = try optionalString(name) else { throw NodeFailure(1, "\(path)\(name) is missing") }
        return text
    }

    mutating func party(_ name: String) throws -> PartyID {
        try Self.party(try string(name), at: path + name)
    }

    mutating func optionalInteger(_ name: String, in range: ClosedRange<Int>) throws -> Int? {
        guard let text = try optionalString(name) else { return nil }
        guard let number = Int(text), range.contains(number) else {
            throw NodeFailure(
                1,
                "\(path)\(name): \(range.lowerBound) to \(range.upperBound) expected, found \(text)"
            )
        }
        return number
    }

    mutating func choice(_ name: String, _ words: [String], default word: String) throws -> String {
        let found = try optionalString(name) ?? word
        guard words.contains(found) else {
            throw NodeFailure(
                1,
                "\(path)\(name): \(words.joined(separator: " or ")) expected, found \(found)"
            )
        }
        return found
    }

    mutating func optionalMap(_ name: String) throws -> YAMLReader? {
        guard let node = nodes.removeValue(forKey: name) else { return nil }
        guard let mapping = node.mapping else {
            throw NodeFailure(1, "\(path)\(name): a mapping was expected")
        }
        return try YAMLReader(mapping: mapping, path: "\(path)\(name).")
    }

    mutating func optionalParties(_ name: String) throws -> [PartyID]? {
        guard let node = nodes.removeValue(forKey: name) else { return nil }
        guard let sequence = node.sequence else {
            throw NodeFailure(1, "\(path)\(name): a list was expected")
        }
        return try sequence.map { try Self.party($0.scalar?.string ?? "", at: path + name) }
    }

    /// A mapping from a party to routes; empty if it is absent.
    mutating func routes(_ name: String) throws -> [PartyID: [Route]] {
        guard let map = try optionalMap(name) else { return [:] }
        var lists: [PartyID: [Route]] = [:]
        for (key, node) in map.nodes {
            guard let sequence = node.sequence else {
                throw NodeFailure(1, "\(path)\(name).\(key): a list was expected")
            }
            lists[try Self.party(key, at: path + name)] = try sequence.map {
                try Self.route($0.scalar?.string ?? "", at: "\(path)\(name).\(key)")
            }
        }
        return lists
    }

    private static func route(_ text: String, at path: String) throws -> Route {
        do {
            return try Route(text)
        } catch {
            throw NodeFailure(1, "\(path): \(error.reason), found \(text)")
        }
    }

    static func party(_ text: String, at path: String) throws -> PartyID {
        do {
            return try PartyID(text)
        } catch {
            throw NodeFailure(1, "\(path): \(error.reason), found \(text)")
        }
    }
}
