// SPDX-License-Identifier: Apache-2.0

import TransparencyLog

/// The leaves of one batch in the tree that they made.
///
/// Holds the tiles that the batch filled and the right edge after it, which is all that the root and the
/// inclusion proofs of its own leaves need.
struct TreeBatch: Sendable {
    /// The index of the first leaf of the batch.
    let start: UInt64
    let edge: TreeEdge
    /// For each level the tiles that became full, in order.
    let full: [[EdgeTile]]
    /// The complete subtrees that make up the tree, largest first, with the level of each.
    private let frontier: [(level: Int, hash: LogHash)]
    /// The root of the subtrees from each place of the frontier on.
    private let tails: [LogHash]

    var size: UInt64 { edge.size }
    var root: LogHash { tails.first ?? .emptyRoot }

    init(start: UInt64, edge: TreeEdge, full: [[EdgeTile]]) {
        self.start = start
        self.edge = edge
        self.full = full
        frontier = (0..<64).reversed().filter { edge.size >> UInt64($0) & 1 == 1 }.map { level in
            let tile = edge.tiles[level / 8]
            return (level, tile.node(row: level % 8, index: tile.count >> (level % 8) - 1))
        }
        var tails: [LogHash] = []
        for subtree in frontier.reversed() {
            tails.append(tails.last.map { .node(subtree.hash, $0) } ?? subtree.hash)
        }
        self.tails = tails.reversed()
    }

    /// The inclusion proof of a leaf of this batch in the tree after it (RFC 6962 section 2.1.1).
    func inclusionProof(of index: UInt64) -> [LogHash] {
        precondition(start <= index && index < size, "the leaf is not of this batch")
        var place = 0
        var first: UInt64 = 0
        while index >= first + 1 << UInt64(frontier[place].level) {
            first += 1 << UInt64(frontier[place].level)
            place += 1
        }
        var proof: [LogHash] = []
        proof.reserveCapacity(frontier[place].level + frontier.count)
        for level in 0..<frontier[place].level {
            proof.append(node(level: level, index: index >> UInt64(level) ^ 1))
        }
        if place + 1 < tails.count { proof.append(tails[place + 1]) }
        for left in frontier[..<place].reversed() { proof.append(left.hash) }
        return proof
    }

    /// A complete subtree in a tile that holds the way up of a leaf of this batch.
    private func node(level: Int, index: UInt64) -> LogHash {
        let row = level % 8
        let tile = Int(index >> UInt64(8 - row))
        let last = Int(edge.size >> UInt64(8 * (level / 8 + 1)))
        let inner = Int(index) & (1 << (8 - row) - 1)
        guard tile < last else { return edge.tiles[level / 8].node(row: row, index: inner) }
        let filled = full[level / 8]
        return filled[filled.count - (last - tile)].node(row: row, index: inner)
    }
}
