// SPDX-License-Identifier: Apache-2.0

import TransparencyLog

/// Keeps every complete subtree that appending has yielded, and refuses any other question.
struct MemoryTree: SubtreeHashes {
    struct Missing: Error {}

    private(set) var tree = CompactTree()
    private var subtrees: [[LogHash]] = []

    init(count: Int) {
        for index in 0..<count { append(entry: Self.entry(index)) }
    }

    /// The entry that the third-party vectors use: ASCII `leaf`, a space and the index.
    static func entry(_ index: Int) -> [UInt8] { Array("leaf \(index)".utf8) }

    mutating func append(entry: [UInt8]) {
        for subtree in tree.append(.leaf(entry)) {
            if subtree.level == subtrees.count { subtrees.append([]) }
            precondition(subtree.index == subtrees[subtree.level].count)
            subtrees[subtree.level].append(subtree.hash)
        }
    }

    func hash(level: Int, index: Int) throws -> LogHash {
        guard subtrees.indices.contains(level), subtrees[level].indices.contains(index) else {
            throw Missing()
        }
        return subtrees[level][index]
    }
}

/// The definitions of RFC 6962 section 2.1, word for word and without regard to speed.
enum RecursiveTree {
    static func root(_ leaves: ArraySlice<LogHash>) -> LogHash {
        switch leaves.count {
        case 0: return .emptyRoot
        case 1: return leaves[leaves.startIndex]
        default:
            let (left, right) = split(leaves)
            return .node(root(left), root(right))
        }
    }

    static func path(_ index: Int, _ leaves: ArraySlice<LogHash>) -> [LogHash] {
        if leaves.count == 1 { return [] }
        let (left, right) = split(leaves)
        return index < left.count
            ? path(index, left) + [root(right)] : path(index - left.count, right) + [root(left)]
    }

    static func proof(_ old: Int, _ leaves: ArraySlice<LogHash>) -> [LogHash] {
        old == 0 ? [] : subproof(old, leaves, true)
    }

    private static func subproof(_ old: Int, _ leaves: ArraySlice<LogHash>, _ isWhole: Bool) -> [LogHash] {
        if old == leaves.count { return isWhole ? [] : [root(leaves)] }
        let (left, right) = split(leaves)
        return old <= left.count
            ? subproof(old, left, isWhole) + [root(right)]
            : subproof(old - left.count, right, false) + [root(left)]
    }

    private static func split(
        _ leaves: ArraySlice<LogHash>
    ) -> (ArraySlice<LogHash>, ArraySlice<LogHash>) {
        var width = 1
        while width * 2 < leaves.count { width *= 2 }
        return (leaves.prefix(width), leaves.dropFirst(width))
    }
}
