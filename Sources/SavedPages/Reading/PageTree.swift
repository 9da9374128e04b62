// SPDX-License-Identifier: Apache-2.0

/// The elements and texts of a page, in document order.
///
/// Positions are indices into ``nodes``. The nodes inside one are those from the next position up to its `end`.
struct PageTree: Sendable {
    var nodes: [PageNode] = []

    func inside(_ position: Int) -> Range<Int> { position + 1..<nodes[position].end }

    /// Positions from a node's parent up to the root.
    func ancestors(of position: Int) -> some Sequence<Int> {
        sequence(state: position) { current -> Int? in
            let parent = nodes[current].parent
            guard parent >= 0 else { return nil }
            current = parent
            return parent
        }
    }

    /// Positions of the elements of one of these names, inside a node or everywhere.
    func elements(_ names: Set<String>, inside position: Int? = nil) -> [Int] {
        (position.map(inside) ?? nodes.indices).filter { names.contains(nodes[$0].name) }
    }

    /// All text inside a node, as it stands.
    func text(inside position: Int) -> String {
        inside(position).reduce(into: "") { $0 += nodes[$1].text }
    }
}

/// An element, or a text (whose name is empty).
struct PageNode: Sendable {
    /// Lower case, without a prefix.
    var name: String
    var attributes: [String: String]
    var text: String
    /// -1 for the root.
    var parent: Int
    var end: Int

    /// White space around the value is left out; nil if nothing is left.
    func value(_ attribute: String) -> String? {
        guard let value = attributes[attribute] else { return nil }
        let trimmed = Spacing.collapsed(value)
        return trimmed.isEmpty ? nil : trimmed
    }
}

/// White space as a page's reader sees it.
enum Spacing {
    /// Without what is not seen: soft hyphens, controls, and characters that turn the direction of others.
    static func seen(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x09, 0x0A, 0x0C, 0x0D, 0x85:
                scalars.append(scalar.value == 0x0A || scalar.value == 0x0D ? scalar : " ")
            case 0x00...0x1F, 0x7F...0x9F, 0xAD, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: continue
            default: scalars.append(scalar)
            }
        }
        return String(scalars)
    }

    /// Each run of white space as one space, none at the ends.
    static func collapsed(_ text: String) -> String {
        seen(text).split { $0.isWhitespace }.joined(separator: " ")
    }
}
