// SPDX-License-Identifier: Apache-2.0

/// A tree of which only the right edge is kept: enough to append leaves and give the root.
///
/// The frontier holds the hashes of the complete subtrees that make up the tree, from the largest to the
/// smallest: one for each bit that is set in the size. Size and frontier are all there is to store.
package struct CompactTree: Hashable, Sendable {
    package private(set) var size: UInt64 = 0
    package private(set) var frontier: [LogHash] = []

    /// The largest size: every index of a subtree still fits an `Int`.
    package static let maximumSize = UInt64(Int.max)

    package init() {}

    /// Restores a tree; a frontier that does not fit the size is `malformed-tree`.
    ///
    /// That the hashes are those of a given tree can be seen only by comparing the root.
    package init(size: UInt64, frontier: [LogHash]) throws(LogError) {
        guard size <= Self.maximumSize else { throw LogError(.tooLarge, "the tree size needs 64 bits") }
        guard frontier.count == size.nonzeroBitCount else {
            throw LogError(.malformedTree, "the frontier does not fit the tree size")
        }
        self.size = size
        self.frontier = frontier
    }

    /// Reads the frontier of a tree of this size.
    package init(size: UInt64, from hashes: some SubtreeHashes) throws {
        var frontier: [LogHash] = []
        for level in (0..<64).reversed() where size >> level & 1 == 1 {
            guard let index = Int(exactly: size >> level) else { break }
            try frontier.append(hashes.hash(level: level, index: index - 1))
        }
        try self.init(size: size, frontier: frontier)
    }

    package var root: LogHash { MerkleTree.joined(frontier) }

    /// Appends a leaf and returns the subtrees it completes, the leaf itself first.
    ///
    /// Whoever keeps every returned hash can answer any `SubtreeHashes` question about the tree.
    @discardableResult
    package mutating func append(_ leaf: LogHash) -> [CompleteSubtree] {
        precondition(size < Self.maximumSize, "the tree is full")
        var index = Int(size)
        var completed = [CompleteSubtree(level: 0, index: index, hash: leaf)]
        var hash = leaf
        while index & 1 == 1, let left = frontier.popLast() {
            hash = .node(left, hash)
            index >>= 1
            completed.append(CompleteSubtree(level: completed.count, index: index, hash: hash))
        }
        frontier.append(hash)
        size += 1
        return completed
    }
}
