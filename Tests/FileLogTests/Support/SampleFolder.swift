// SPDX-License-Identifier: Apache-2.0

import Testing
import TransparencyLog

@testable import FileLog

/// A log in memory with a fixed key, and what must hold of it at any time.
struct SampleFolder {
    static let segmentByteCount = 16 << 10

    static func signer(seed: UInt8 = 7) throws -> NoteSigner {
        try NoteKey(name: "log.example", algorithm: .ed25519, seed: Array(repeating: seed, count: 32))
            .logSigner()
    }

    static func entry(_ number: Int) -> [UInt8] {
        Array("entry \(number) \(String(repeating: "x", count: number % 40))".utf8)
    }

    /// The root of the log after so many entries: there is no other that it may sign.
    static let roots: [LogHash] = {
        var tree = CompactTree()
        return [tree.root]
            + (0..<1000).map { number in
                tree.append(.leaf(entry(number)))
                return tree.root
            }
    }()

    static func open(_ files: any LogFiles) throws -> LogSequencer {
        try LogSequencer.open(files, signer: signer(), segmentByteCount: segmentByteCount)
    }

    /// Appends the next entries in batches of these sizes and gives what was answered.
    static func append(_ batches: [Int], to log: inout LogSequencer) throws -> [SequencedBatch] {
        try batches.map { count in
            let first = Int(log.size)
            let batch = try log.append((first..<first + count).map(entry))
            try log.collect()
            return batch
        }
    }

    /// Everything that was answered is in the log, the folder is whole, and no two checkpoints conflict.
    static func expectWhole(
        _ files: FaultyLogFiles,
        answered: [SequencedBatch],
        seen: [[UInt8]],
        _ what: String
    ) async throws {
        let note = try SignedNote(parsing: #require(try files.read("checkpoint")))
        let key = try signer().verifierKey
        let newest = try VerifiedCheckpoint(note, origin: key.name, logKey: key).checkpoint
        var check = LogCheck(newest, in: FolderResources(files))
        #expect(try await check.run() == [], "\(what)")
        #expect(newest.size >= answered.last?.size ?? 0, "\(what): an answered entry is lost")
        for old in seen + answered.map(\.checkpoint) {
            // A file that was cut short is no checkpoint: nobody can take it for one.
            guard let signed = try? SignedNote(parsing: old),
                let old = try? VerifiedCheckpoint(signed, origin: key.name, logKey: key).checkpoint
            else { continue }
            try #require(old.size <= newest.size, "\(what): a published checkpoint is ahead")
            #expect(old.root == roots[Int(old.size)], "\(what): two checkpoints conflict at \(old.size)")
        }
        try expectEntries(files, newest)
    }

    /// The entries are the sample's, in their order.
    private static func expectEntries(_ files: FaultyLogFiles, _ checkpoint: Checkpoint) throws {
        for place in TileCoordinate.all(to: checkpoint.size) where place.content == .entries {
            let bytes = try #require(try files.read(place.path))
            let found = try EntryBundle(bytes: bytes, width: place.width).entries
            let first = Int(place.index) * 256
            #expect(found == (first..<first + place.width).map(entry))
        }
    }
}
