// SPDX-License-Identifier: Apache-2.0

import Testing
import TransparencyLog

@testable import FileLog

struct LogSequencerTests {
    @Test func `begins with a signed checkpoint of the empty tree`() throws {
        let files = FaultyLogFiles()
        let log = try SampleFolder.open(files)
        let note = try SignedNote(parsing: log.checkpoint)
        let key = try SampleFolder.signer().verifierKey
        let checkpoint = try VerifiedCheckpoint(note, origin: "log.example", logKey: key).checkpoint
        #expect(checkpoint.size == 0 && checkpoint.root == .emptyRoot)
        #expect(try files.read("checkpoint") == log.checkpoint)
    }

    @Test func `gives every entry a proof that verifies under its checkpoint`() throws {
        var log = try SampleFolder.open(FaultyLogFiles())
        let key = try SampleFolder.signer().verifierKey
        for batch in try SampleFolder.append([1, 255, 1, 300, 7], to: &log) {
            for index in batch.start..<batch.size {
                let proof = try TlogProof(parsing: batch.proofText(of: index))
                #expect(proof.bytes == batch.proofText(of: index))
                let signed = try VerifiedCheckpoint(proof.checkpoint, origin: key.name, logKey: key)
                #expect(
                    proof.index == index
                        && MerkleTree.includes(
                            .leaf(SampleFolder.entry(Int(index))),
                            at: index,
                            size: signed.checkpoint.size,
                            root: signed.checkpoint.root,
                            proof: proof.hashes
                        )
                )
            }
        }
    }

    @Test func `keeps a partial file for every published size until the full one is there`() throws {
        let files = FaultyLogFiles()
        var log = try SampleFolder.open(files)
        _ = try SampleFolder.append([3, 4, 200], to: &log)
        #expect(Set(try files.names(in: "tile/0/000.p")) == ["3", "7", "207"])
        #expect(Set(try files.names(in: "tile/entries/000.p")) == ["3", "7", "207"])
        _ = try SampleFolder.append([49, 1, 1, 1], to: &log)
        #expect(try files.names(in: "tile/0/000.p").isEmpty)
        #expect(try files.names(in: "tile/entries/000.p").isEmpty)
        #expect(Set(try files.names(in: "tile/0/001.p")) == ["1", "2", "3"])
        #expect(try files.read("tile/1/000.p/1") != nil)
    }

    @Test func `proves old entries from the files`() throws {
        let files = FaultyLogFiles()
        var log = try SampleFolder.open(files)
        let batches = try SampleFolder.append([100, 500, 137], to: &log)
        let hashes = FolderHashes(files, size: log.size)
        let last = try #require(batches.last)
        for index in last.start..<last.size {
            let proof = try MerkleTree.inclusionProof(index: index, size: log.size, from: hashes)
            #expect(proof == last.inclusionProof(of: index))
        }
        let old = try MerkleTree.inclusionProof(index: 5, size: log.size, from: hashes)
        let root = try Checkpoint(parsing: SignedNote(parsing: log.checkpoint).text).root
        #expect(
            MerkleTree.includes(.leaf(SampleFolder.entry(5)), at: 5, size: log.size, root: root, proof: old)
        )
    }

    @Test func `takes nothing more after a write that failed`() throws {
        let files = FaultyLogFiles()
        _ = try SampleFolder.open(files)
        let opening = FaultyLogFiles(files.disk)
        _ = try SampleFolder.open(opening)
        let failing = FaultyLogFiles(files.disk, failing: (opening.calls + 1, .failed))
        var broken = try SampleFolder.open(failing)
        var codes: [FileLogError.Code] = []
        for _ in 0..<5 {
            do throws(FileLogError) { _ = try broken.append([[1]]) } catch { codes.append(error.code) }
        }
        #expect(codes.first == .system && codes.dropFirst().allSatisfy { $0 == .stopped } && codes.count > 2)
    }

    @Test func `refuses the folder of another key`() throws {
        let files = FaultyLogFiles()
        _ = try SampleFolder.open(files)
        #expect(throws: FileLogError(.otherLog, "")) {
            try LogSequencer.open(files, signer: SampleFolder.signer(seed: 8))
        }
    }

    @Test func `refuses a folder whose journal is gone`() throws {
        let files = FaultyLogFiles()
        var log = try SampleFolder.open(files)
        _ = try SampleFolder.append([5], to: &log)
        for path in Journal.paths { try files.remove(path) }
        #expect(throws: FileLogError(.damaged, "")) { try SampleFolder.open(files) }
    }

    @Test(arguments: [4096, 8192 + 70, 12_288 + 100])
    func `refuses a journal that was changed before its end`(offset: Int) throws {
        let files = FaultyLogFiles()
        var log = try SampleFolder.open(files)
        _ = try SampleFolder.append([5, 5, 5, 5, 5], to: &log)
        var bytes = try #require(try files.read(Journal.paths[0]))
        bytes[offset] ^= 1
        try files.create(Journal.paths[0], bytes)
        #expect(throws: FileLogError(.damaged, "")) { try SampleFolder.open(files) }
    }

    @Test func `refuses a journal that ends before what is published`() throws {
        let files = FaultyLogFiles()
        var log = try SampleFolder.open(files)
        _ = try SampleFolder.append([5, 5], to: &log)
        var bytes = try #require(try files.read(Journal.paths[0]))
        bytes[8192 + 70] ^= 1
        try files.create(Journal.paths[0], bytes)
        #expect(throws: FileLogError(.damaged, "")) { try SampleFolder.open(files) }
    }
}
