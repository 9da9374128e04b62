// SPDX-License-Identifier: Apache-2.0

import Testing
import TransparencyLog

struct TileCoordinateTests {
    @Test(arguments: [
        "", "tile", "tile/0", "tile/0/", "tile/0/1", "tile/0/0001", "tile/0/x000/001", "tile/0/x001",
        "tile/0/001/002", "tile/00/001", "tile/64/001", "tile/-1/001", "tile/0/001.p/0", "tile/0/001.p/256",
        "tile/0/001.p/01", "tile/0/001.p", "tile/0/001.p/", "tile/0/001.p/1/2", "/tile/0/001", "tile/0/001/",
        "tile/entries/X001/002", "tile/Entries/001", "tile/data/001",
        "tile/0/x999/x999/x999/x999/x999/x999/999",
        "tile/0/00a", "tile//001", "tile/0/../001", "tile/0/001\n", "tile/0/٠٠١",
    ])
    func `refuses any other path`(path: String) {
        #expect(throws: LogError(.malformedPath, "")) { try TileCoordinate(path: path) }
    }

    @Test(arguments: [0, 999, 1000, 1_234_067, UInt64.max])
    func `gives back every path it makes`(index: UInt64) throws {
        for width in [1, 255, 256] {
            for content in [TileCoordinate.Content.entries, .hashes(level: 0), .hashes(level: 63)] {
                let place = try TileCoordinate(content, index: index, width: width)
                #expect(try TileCoordinate(path: place.path) == place)
                #expect(place.full.path == String(place.path.prefix { $0 != "." }))
            }
        }
    }

    @Test func `lists for a grown tree only what is new`() {
        let sizes: [UInt64] = [0, 1, 255, 256, 257, 511, 512, 65_535, 65_536, 65_537]
        for size in sizes {
            let all = Set(TileCoordinate.all(to: size))
            for old in sizes where old <= size {
                let new = Set(TileCoordinate.all(to: size, from: old))
                #expect(new == all.subtracting(TileCoordinate.all(to: old)), "\(old) to \(size)")
            }
        }
        #expect(Array(TileCoordinate.all(to: 5, from: 7)).isEmpty)
        #expect(TileCoordinate.all(to: .max).first { _ in true }?.path == "tile/entries/000")
    }

    @Test func `finds the resource that holds a position`() throws {
        let place = TileCoordinate.holding(256, of: .entries, size: 258)
        #expect(place?.path == "tile/entries/001.p/2")
        #expect(TileCoordinate.holding(255, of: .entries, size: 258)?.path == "tile/entries/000")
        #expect(TileCoordinate.holding(258, of: .entries, size: 258) == nil)
        #expect(TileCoordinate.holding(0, of: .hashes(level: 9), size: .max) == nil)
    }

    @Test func `refuses a level or width that no tile has`() {
        #expect(throws: LogError(.outOfRange, "")) { try TileCoordinate(.entries, index: 0, width: 0) }
        #expect(throws: LogError(.outOfRange, "")) { try TileCoordinate(.entries, index: 0, width: 257) }
        #expect(throws: LogError(.outOfRange, "")) { try TileCoordinate(.hashes(level: 64), index: 0) }
    }
}

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

struct EntryBundleTests {
    @Test func `gives back its entries`() throws {
        let entries: [[UInt8]] = [[], [1], Array(repeating: 7, count: 65_535)]
        let bundle = try EntryBundle(entries: entries)
        #expect(bundle.bytes.prefix(5) == [0, 0, 0, 1, 1])
        #expect(try EntryBundle(bytes: bundle.bytes, width: 3) == bundle)
    }

    @Test(
        arguments: [
            ([], 1), ([0], 1), ([0, 1], 1), ([0, 0, 0], 1), ([0, 0, 0, 0], 1), ([0, 0], 2), ([0, 2, 1], 1),
            ([], -1),
        ] as [([UInt8], Int)]
    )
    func `refuses bytes that are not exactly that many entries`(bytes: [UInt8], width: Int) {
        #expect(throws: LogError(.malformedBundle, "")) { try EntryBundle(bytes: bytes, width: width) }
    }

    @Test func `refuses none, too many and too large`() {
        #expect(throws: LogError(.outOfRange, "")) { try EntryBundle(entries: []) }
        #expect(throws: LogError(.outOfRange, "")) { try EntryBundle(bytes: [], width: 0) }
        #expect(throws: LogError(.tooLarge, "")) {
            try EntryBundle(entries: [[UInt8](repeating: 0, count: 65_536)])
        }
        #expect(throws: LogError(.tooLarge, "")) {
            try EntryBundle(entries: [[UInt8]](repeating: [], count: 257))
        }
    }
}
