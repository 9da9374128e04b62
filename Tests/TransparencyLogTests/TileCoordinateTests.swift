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

    @Test func `is covered by the trees that have all of it`() throws {
        let largest = UInt64.max / 256
        #expect(try TileCoordinate(.entries, index: 0, width: 7).isCovered(bySize: 7))
        #expect(try !TileCoordinate(.entries, index: 0, width: 8).isCovered(bySize: 7))
        #expect(try TileCoordinate(.hashes(level: 1), index: 0, width: 1).isCovered(bySize: 256))
        #expect(try !TileCoordinate(.hashes(level: 1), index: 0, width: 1).isCovered(bySize: 255))
        #expect(try TileCoordinate(.entries, index: largest, width: 255).isCovered(bySize: .max))
        for (level, index) in [(0, largest), (0, .max), (8, 0), (63, 0), (63, .max)] {
            #expect(try !TileCoordinate(.hashes(level: level), index: index).isCovered(bySize: .max))
            #expect(try !TileCoordinate(.hashes(level: level), index: index).isCovered(bySize: 0))
        }
    }

    @Test func `refuses a level or width that no tile has`() {
        #expect(throws: LogError(.outOfRange, "")) { try TileCoordinate(.entries, index: 0, width: 0) }
        #expect(throws: LogError(.outOfRange, "")) { try TileCoordinate(.entries, index: 0, width: 257) }
        #expect(throws: LogError(.outOfRange, "")) { try TileCoordinate(.hashes(level: 64), index: 0) }
    }
}
