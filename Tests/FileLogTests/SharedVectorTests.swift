// SPDX-License-Identifier: Apache-2.0

import Crypto
import Foundation
import Testing
import TransparencyLog

@testable import FileLog

/// Folders beside those that other programs write and list.
@Suite(.enabled(if: SharedVectors.isPresent, "the shared vectors are not on this machine"))
struct SharedVectorTests {
    private struct Resource: Decodable, Hashable {
        let path, sha256: String
        let len: Int
    }

    @Test(arguments: ["checkpoint"] + (0...15).map { "checkpoint.\($0)" })
    func `finds nothing in a log that another program wrote`(name: String) async throws {
        let resources = try TesseraLog()
        let key = try VerifierKey(parsing: TesseraLog.key)
        let note = try SignedNote(parsing: #require(try await resources.read(name)))
        let checkpoint = try VerifiedCheckpoint(note, origin: key.name, logKey: key).checkpoint
        var check = LogCheck(checkpoint, in: resources)
        #expect(try await check.run() == [])
    }

    @Test func `writes every file of every size as another program does`() async throws {
        let listed = try JSONDecoder().decode(
            [String: [Resource]].self,
            from: Data(contentsOf: SharedVectors.url("generated/tiles/resources.json"))
        )
        let files = FaultyLogFiles()
        var log = try SampleFolder.open(files)
        var passed = 0
        for size in listed.keys.compactMap({ UInt64($0) }).sorted() {
            let resources = try #require(listed["\(size)"])
            let batch = try log.append((log.size..<size).map { Array("leaf \($0)".utf8) })
            #expect(batch.size == size)
            let written = try TileCoordinate.all(to: size).map { place in
                let bytes = try #require(try files.read(place.path), "\(place.path) of \(size)")
                let digest = SHA256.hash(data: bytes).map { String(format: "%02x", $0) }.joined()
                return Resource(path: place.path, sha256: digest, len: bytes.count)
            }
            #expect(Set(written) == Set(resources), "size \(size)")
            passed += resources.count
            let checkpoint = try Checkpoint(parsing: SignedNote(parsing: log.checkpoint).text)
            var check = LogCheck(checkpoint, in: FolderResources(files))
            #expect(try await check.run() == [], "size \(size)")
            try log.collect()
        }
        print("vectors: log-folder \(passed)/\(listed.values.map(\.count).reduce(0, +))")
    }
}
