// SPDX-License-Identifier: Apache-2.0

import Testing
import TransparencyLog

struct TileTests {
    @Test func `answers from tiles what the store answers`() throws {
        let store = MemoryTree(count: 70_000)
        for size: UInt64 in [1, 255, 256, 257, 1000, 65_536, 70_000] {
            let reader = TileReader(size: size) { try Tile(at: $0, from: store) }
            #expect(try MerkleTree.root(size: size, from: reader) == MerkleTree.root(size: size, from: store))
            let index = size / 3
            #expect(
                try MerkleTree.inclusionProof(index: index, size: size, from: reader)
                    == MerkleTree.inclusionProof(index: index, size: size, from: store)
            )
            #expect(try CompactTree(size: size, from: reader).size == size)
        }
    }

    @Test func `refuses to answer outside the tree or from a narrow tile`() throws {
        let store = MemoryTree(count: 300)
        let reader = TileReader(size: 300) { try Tile(at: $0, from: store) }
        for (level, index) in [(0, 300), (0, -1), (1, 150), (8, 1), (64, 0), (-1, 0), (63, Int.max)] {
            #expect(throws: LogError(.outOfRange, "")) { try reader.hash(level: level, index: index) }
        }
        let narrow = TileReader(size: 300) { _ in
            try Tile(bytes: [UInt8](repeating: 0, count: 32), width: 1)
        }
        #expect(throws: LogError(.malformedTile, "")) { try narrow.hash(level: 0, index: 5) }
    }

    @Test func `refuses bytes of another width`() {
        for (count, width) in [(0, 0), (31, 1), (64, 1), (32, 2), (32 * 257, 257)] {
            #expect(throws: LogError(.malformedTile, "")) {
                try Tile(bytes: [UInt8](repeating: 0, count: count), width: width)
            }
        }
    }
}
