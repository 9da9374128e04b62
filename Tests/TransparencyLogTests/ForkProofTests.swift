// SPDX-License-Identifier: Apache-2.0

import Testing
import TransparencyLog

struct ForkProofTests {
    private let log: SampleLog
    private let other: MemoryTree

    init() throws {
        log = try SampleLog()
        var other = MemoryTree(count: 3)
        for index in 3..<20 { other.append(entry: Array("other \(index)".utf8)) }
        self.other = other
    }

    private func note(_ size: UInt64, in tree: MemoryTree) throws -> SignedNote {
        let root = try MerkleTree.root(size: size, from: tree)
        return try Checkpoint(origin: log.key.name, size: size, root: root).signed(by: log.signer)
    }

    @Test func `shows every disagreement of two trees, and survives being written`() throws {
        for first in UInt64(4)...20 {
            for second in first...20 {
                let notes = try (note(first, in: log.store), note(second, in: other))
                let made = try #require(try ForkProof(notes.0, notes.1, hashes: other))
                let read = try ForkProof(parsing: made.bytes)
                #expect(read == made)
                #expect(try VerifiedFork(read, keys: [log.key]).second.size == second)
            }
        }
    }

    @Test func `shows nothing where one tree is the beginning of the other`() throws {
        for first in UInt64(0)...3 {
            #expect(try ForkProof(note(first, in: log.store), note(9, in: other), hashes: other) == nil)
        }
        #expect(try ForkProof(note(9, in: other), note(9, in: other), hashes: other) == nil)
    }

    @Test func `is made from a refused request, but for powers of two`() throws {
        for first in UInt64(4)...20 {
            for second in first...20 {
                let proof = try MerkleTree.consistencyProof(from: first, to: second, hashes: other)
                let notes = try (note(first, in: log.store), note(second, in: other))
                let made = ForkProof(notes.0, notes.1, consistency: proof)
                #expect((made != nil) == (first == second || first & (first - 1) != 0))
                if let made { #expect(try VerifiedFork(made, keys: [log.key]).first.size == first) }
                let honest = try note(second, in: log.store)
                let consistent = try MerkleTree.consistencyProof(from: first, to: second, hashes: log.store)
                #expect(ForkProof(notes.0, honest, consistency: consistent) == nil)
            }
        }
    }

    @Test func `holds under the log's key alone, with the smaller tree first`() throws {
        let notes = try (note(5, in: log.store), note(9, in: other))
        let made = try #require(try ForkProof(notes.0, notes.1, hashes: other))
        #expect(throws: LogError(.wrongOrigin, "")) { try VerifiedFork(made, keys: log.witnesses) }
        let stranger = try NoteSigner(name: log.key.name, key: SampleLog.key(7)).verifierKey
        #expect(throws: LogError(.noKnownSignature, "")) { try VerifiedFork(made, keys: [stranger]) }
        let text = String(decoding: made.bytes, as: UTF8.self)
        let first = String(decoding: notes.0.bytes, as: UTF8.self)
        let second = String(decoding: notes.1.bytes, as: UTF8.self)
        let swapped = text.replacing(first + "\n" + second, with: second + "\n" + first)
        #expect(throws: LogError(.malformedFork, "")) {
            try VerifiedFork(ForkProof(parsing: swapped.utf8), keys: [log.key])
        }
        let claim = text.replacing("root \(made.root)", with: "root \(LogHash.leaf([1]))")
        #expect(throws: LogError(.noFork, "")) {
            try VerifiedFork(ForkProof(parsing: claim.utf8), keys: [log.key])
        }
    }

    @Test func `names the witnesses that cosigned both`() throws {
        let one = try log.cosigned(size: 9, at: [100, 200])
        let request = try AddCheckpointRequest(oldSize: 0, proof: [], note: note(9, in: other))
        let line = try log.promise(request).cosignature(by: log.cosigners[1], at: 300)
        let made = try #require(ForkProof(one, request.note.adding([line]), consistency: []))
        let fork = try VerifiedFork(ForkProof(parsing: made.bytes), keys: [log.key])
        #expect(fork.doubleCosigners(among: log.witnesses) == [log.witnesses[1]])
    }

    @Test(arguments: ["", "herald-fork/v1\n", "herald-fork/v2\nroot x\n"])
    func `another form is refused`(text: String) {
        #expect(throws: LogError(.malformedFork, "")) { try ForkProof(parsing: text.utf8) }
    }
}
