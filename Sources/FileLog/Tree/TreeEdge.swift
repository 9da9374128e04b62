// SPDX-License-Identifier: Apache-2.0

import TransparencyLog

/// The right edge of a tree: for each level the tile that is not full yet.
///
/// All that is needed to go on appending, at most 8 tiles, however large the tree is.
struct TreeEdge: Sendable {
    private(set) var size: UInt64 = 0
    /// Level L is the partial tile of that level, with 0 to 255 hashes.
    private(set) var tiles: [EdgeTile] = []

    static let levelCount = 8

    init() {}

    /// Takes the hashes of the partial tiles; counts that do not fit the size are `malformed-tree`.
    init(size: UInt64, levels: [[LogHash]]) throws(LogError) {
        let counts = (0..<levels.count).map { Int(size >> (8 * UInt64($0)) & 0xff) }
        guard size <= CompactTree.maximumSize, levels.count <= Self.levelCount,
            size.bitWidth - size.leadingZeroBitCount <= 8 * levels.count, levels.map(\.count) == counts
        else { throw LogError(.malformedTree, "the partial tiles do not fit the tree size") }
        self.size = size
        tiles = levels.map { EdgeTile($0) }
    }

    /// Appends leaves and returns what that completed, with all that their proofs need.
    mutating func append(_ leaves: [LogHash]) -> TreeBatch {
        let start = size
        var full: [[EdgeTile]] = []
        for leaf in leaves { append(leaf, full: &full) }
        return TreeBatch(start: start, edge: self, full: full)
    }

    private mutating func append(_ leaf: LogHash, full: inout [[EdgeTile]]) {
        precondition(size < CompactTree.maximumSize, "the tree is full")
        size += 1
        var (level, hash) = (0, leaf)
        while true {
            if tiles.count == level { tiles.append(EdgeTile()) }
            tiles[level].append(hash)
            guard let root = tiles[level].root else { return }
            while full.count <= level { full.append([]) }
            full[level].append(tiles[level])
            tiles[level] = EdgeTile()
            (level, hash) = (level + 1, root)
        }
    }
}
