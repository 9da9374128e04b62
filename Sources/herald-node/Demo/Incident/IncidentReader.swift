// SPDX-License-Identifier: Apache-2.0

import NoticeFormat
import StrictJSON
import Yams

/// Takes the keys of one mapping of an incident file, and refuses the ones nobody asked for.
///
/// Every fault names its place in the file. Scalars stay the text that stands in the file.
struct IncidentReader {
    let path: String
    private var nodes: [(name: String, node: Node)] = []

    init(_ node: Node, at path: String) throws {
        self.path = path
        guard let mapping = node.mapping else { throw Self.fault(path, "a mapping was expected") }
        for (key, value) in mapping {
            guard let name = key.scalar?.string else { throw Self.fault(path, "keys are words") }
            guard !nodes.contains(where: { $0.name == name }) else {
                throw Self.fault(path, "\(name) is there twice")
            }
            nodes.append((name, value))
        }
    }

    static func fault(_ path: String, _ reason: String) -> NodeFailure {
        NodeFailure(1, "\(path): \(reason)")
    }

    func fault(_ name: String, _ reason: String) -> NodeFailure { Self.fault("\(path).\(name)", reason) }

    /// In the order of the file.
    var names: [String] { nodes.map(\.name) }

    func finish() throws {
        guard let first = nodes.first else { return }
        throw Self.fault(path, "unknown key \(first.name)")
    }

    mutating func optionalNode(_ name: String) -> Node? {
        guard let position = nodes.firstIndex(where: { $0.name == name }) else { return nil }
        return nodes.remove(at: position).node
    }

    mutating func node(_ name: String) throws -> Node {
        guard let node = optionalNode(name) else { throw Self.fault(path, "\(name) is missing") }
        return node
    }

    mutating func map(_ name: String) throws -> IncidentReader {
        try IncidentReader(try node(name), at: "\(path).\(name)")
    }

    mutating func optionalMap(_ name: String) throws -> IncidentReader? {
        try optionalNode(name).map { try IncidentReader($0, at: "\(path).\(name)") }
    }

    /// The items of a list with their places.
    mutating func list(_ name: String) throws -> [(node: Node, path: String)] {
        guard let items = try node(name).sequence else { throw fault(name, "a list was expected") }
        return items.enumerated().map { ($1, "\(path).\(name)[\($0)]") }
    }

    mutating func optionalText(_ name: String) throws -> String? {
        try optionalNode(name).map { try Self.text($0, at: "\(path).\(name)") }
    }

    mutating func text(_ name: String) throws -> String {
        try Self.text(try node(name), at: "\(path).\(name)")
    }

    mutating func optionalTexts(_ name: String) throws -> [String]? {
        guard nodes.contains(where: { $0.name == name }) else { return nil }
        return try list(name).map { try Self.text($0.node, at: $0.path) }
    }

    mutating func texts(_ name: String) throws -> [String] {
        try list(name).map { try Self.text($0.node, at: $0.path) }
    }

    mutating func integer(_ name: String) throws -> Int {
        let text = try text(name)
        guard let number = Int(text), number >= 0 else {
            throw fault(name, "a number was expected, found \(text)")
        }
        return number
    }

    mutating func time(_ name: String) throws -> Timestamp {
        let text = try text(name)
        do {
            return try Timestamp(text)
        } catch {
            throw fault(name, "\(error.reason), found \(text)")
        }
    }

    mutating func optionalTime(_ name: String) throws -> Timestamp? {
        nodes.contains { $0.name == name } ? try time(name) : nil
    }

    /// A word of a closed list.
    mutating func word<Value: RawRepresentable<String>>(_ name: String, _ type: Value.Type) throws -> Value {
        let text = try text(name)
        guard let value = Value(rawValue: text) else { throw fault(name, "unknown word \(text)") }
        return value
    }

    /// A name that may stand in a file name.
    mutating func slug(_ name: String) throws -> String {
        let text = try text(name)
        guard Self.isSlug(text) else {
            throw fault(name, "a to z, digits and hyphens were expected, found \(text)")
        }
        return text
    }

    static func isSlug(_ text: String) -> Bool {
        (1...64).contains(text.utf8.count) && text.first != "-"
            && text.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
    }

    static func text(_ node: Node, at path: String) throws -> String {
        guard let text = node.scalar?.string, !text.isEmpty else { throw fault(path, "a text was expected") }
        return text
    }

    /// A value of a notice's field: plain whole numbers become integers, every other scalar a string.
    static func json(_ node: Node, at path: String) throws -> JSONValue {
        switch node {
        case .scalar(let scalar):
            if scalar.style == .plain, let number = Int64(scalar.string) { return .integer(number) }
            return .string(try text(node, at: path))
        case .sequence(let items):
            return .array(try items.enumerated().map { try json($1, at: "\(path)[\($0)]") })
        case .mapping:
            var reader = try IncidentReader(node, at: path)
            return .object(try reader.names.map { ($0, try json(reader.node($0), at: "\(path).\($0)")) })
        default: throw fault(path, "an anchor or alias is not allowed")
        }
    }
}
