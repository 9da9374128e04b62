// SPDX-License-Identifier: Apache-2.0

import TransparencyLog

/// One tile that grows, with every inner node of it.
///
/// Keeping the nodes makes the path of a leaf a matter of look-ups: each is hashed once, when it is completed.
struct EdgeTile: Sendable {
    static let width = TileCoordinate.fullWidth
    private static let rowCount = 9

    private(set) var count = 0
    // Row r holds the nodes over 2^r hashes and begins at 512 - (512 >> r).
    private var nodes = [LogHash](repeating: .emptyRoot, count: 2 * width - 1)

    init() {}

    init(_ hashes: some Collection<LogHash>) {
        precondition(hashes.count <= Self.width, "a tile has at most 256 hashes")
        for hash in hashes { append(hash) }
    }

    var hashes: ArraySlice<LogHash> { nodes[..<count] }

    /// The node over the whole tile; nil until it is full.
    var root: LogHash? { count == Self.width ? nodes.last : nil }

    mutating func append(_ hash: LogHash) {
        var (row, index, node) = (0, count, hash)
        nodes[index] = node
        count += 1
        while index & 1 == 1 {
            node = .node(nodes[Self.offset(row) + index - 1], node)
            row += 1
            index >>= 1
            nodes[Self.offset(row) + index] = node
        }
    }

    /// The node over the 2^row hashes from index · 2^row on, which must all be there.
    func node(row: Int, index: Int) -> LogHash {
        precondition(row < Self.rowCount && (index + 1) << row <= count, "the tile has no such node")
        return nodes[Self.offset(row) + index]
    }

    private static func offset(_ row: Int) -> Int { 2 * width - (2 * width) >> row }
}
