// SPDX-License-Identifier: Apache-2.0

/// Answers for subtrees from the tiles of a log of a given size.
///
/// It trusts the tiles: only a proof or a root made from its answers and compared with a signed
/// checkpoint says that they are right. It keeps nothing; the caller's closure may.
package struct TileReader: SubtreeHashes {
    private let size: UInt64
    private let fetch: (TileCoordinate) throws -> Tile

    /// Takes the size of the tree and a closure that gives the tile at a place.
    package init(size: UInt64, fetch: @escaping (TileCoordinate) throws -> Tile) {
        self.size = size
        self.fetch = fetch
    }

    package func hash(level: Int, index: Int) throws -> LogHash {
        guard (0..<64).contains(level), index >= 0, (UInt64(index) + 1) <= size >> UInt64(level) else {
            throw LogError(.outOfRange, "the tree has no such complete subtree")
        }
        let first = UInt64(index) << UInt64(level % 8)
        let content = TileCoordinate.Content.hashes(level: level / 8)
        guard let place = TileCoordinate.holding(first, of: content, size: size) else {
            throw LogError(.outOfRange, "the tree has no such tile")
        }
        let tile = try fetch(place)
        let range = Int(first % 256)..<Int(first % 256) + 1 << (level % 8)
        guard range.upperBound <= tile.hashes.count else {
            throw LogError(.malformedTile, "the tile is narrower than asked for")
        }
        return MerkleTree.root(ofLeaves: tile.hashes[range])
    }
}
