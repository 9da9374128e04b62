// SPDX-License-Identifier: Apache-2.0

import Crypto
import Foundation
import Testing
import TransparencyLog

@Suite(.enabled(if: SharedVectors.isPresent, "the shared vectors are not on this machine"))
struct TileVectorTests {
    struct Path: Decodable {
        let entries, tile: String
        let index: UInt64
        let level, width: Int
    }

    struct Resource: Decodable {
        let path, sha256: String
        let len: Int
    }

    @Test func `encodes and parses every path`() throws {
        let paths = try SharedVectors.json("generated/tiles/paths.json", as: [Path].self)
        let passed = try paths.count { path in
            let width = path.width == 0 ? 256 : path.width
            let tile = try TileCoordinate(.hashes(level: path.level), index: path.index, width: width)
            let bundle = try TileCoordinate(.entries, index: path.index, width: width)
            return try tile.path == path.tile && bundle.path == path.entries
                && TileCoordinate(path: path.tile) == tile && TileCoordinate(path: path.entries) == bundle
        }
        SharedVectors.report("tile-paths", passed, of: paths.count)
        #expect(passed == paths.count)
    }

    @Test func `lists and makes every resource of every size`() throws {
        let sizes = try SharedVectors.json("generated/tiles/resources.json", as: [String: [Resource]].self)
        let store = MemoryTree(count: 70_000)
        var (passed, count) = (0, 0)
        for (size, resources) in sizes {
            let listed = Array(TileCoordinate.all(to: try #require(UInt64(size))))
            #expect(Set(listed.map(\.path)) == Set(resources.map(\.path)), "size \(size)")
            for resource in resources {
                let bytes = try Self.bytes(at: TileCoordinate(path: resource.path), from: store)
                let digest = SHA256.hash(data: bytes).map { String(format: "%02x", $0) }.joined()
                passed += bytes.count == resource.len && digest == resource.sha256 ? 1 : 0
            }
            count += resources.count
        }
        SharedVectors.report("tile-resources", passed, of: count)
        #expect(passed == count)
    }

    @Test func `reads a whole log that another program wrote`() throws {
        let key = try VerifierKey(
            parsing: "example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx"
        )
        var passed = 0
        for size in 0...15 {
            let note = try SignedNote(
                parsing: SharedVectors.data("tessera-testlog/checkpoint.\(size)")
            )
            let checkpoint = try VerifiedCheckpoint(note, origin: key.name, logKey: key).checkpoint
            #expect(checkpoint.size == UInt64(size))
            let reader = TileReader(size: checkpoint.size) { place in
                try Tile(bytes: SharedVectors.data("tessera-testlog/\(place.path)"), width: place.width)
            }
            var leaves: [LogHash] = []
            for place in TileCoordinate.all(to: checkpoint.size) where place.content == .entries {
                let data = try SharedVectors.data("tessera-testlog/\(place.path)")
                leaves += try EntryBundle(bytes: data, width: place.width).entries.map { .leaf($0) }
            }
            let isRight = try MerkleTree.root(size: checkpoint.size, from: reader) == checkpoint.root
            passed += isRight && MerkleTree.root(ofLeaves: leaves) == checkpoint.root ? 1 : 0
        }
        SharedVectors.report("tessera-testlog", passed, of: 16)
        #expect(passed == 16)
    }

    private static func bytes(at place: TileCoordinate, from store: MemoryTree) throws -> [UInt8] {
        guard place.content == .entries else { return try Tile(at: place, from: store).bytes }
        let first = Int(place.index) * 256
        return try EntryBundle(entries: (first..<first + place.width).map(MemoryTree.entry)).bytes
    }
}
