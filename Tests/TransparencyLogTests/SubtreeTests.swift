// SPDX-License-Identifier: Apache-2.0

import Testing
import TransparencyLog

struct SubtreeTests {
    private let tree = MemoryTree(count: 40)

    @Test func `proves every subtree of every small tree`() throws {
        for size in UInt64(1)...40 {
            let root = try MerkleTree.root(size: size, from: tree)
            for start in 0..<size {
                for end in start + 1...size where MerkleTree.isSubtree(start, end) {
                    let hash = try MerkleTree.subtreeHash(start, end, from: tree)
                    let proof = try MerkleTree.subtreeProof(start, end, size: size, from: tree)
                    #expect(holds(start, end, hash, size, root, proof), "[\(start), \(end)) of \(size)")
                    #expect(!holds(start, end, .leaf([1]), size, root, proof))
                    #expect(!holds(start, end, hash, size, root, proof + [hash]))
                    if !proof.isEmpty {
                        #expect(!holds(start, end, hash, size, root, Array(proof.dropLast())))
                    }
                }
            }
        }
    }

    @Test func `a proof from the first leaf is the consistency proof`() throws {
        for size in UInt64(1)...40 {
            for end in 1...size {
                let proof = try MerkleTree.subtreeProof(0, end, size: size, from: tree)
                let consistency = try MerkleTree.consistencyProof(from: end, to: size, hashes: tree)
                #expect(proof == consistency)
            }
        }
    }

    @Test func `a range that no single hash stands for is no subtree`() {
        #expect(!MerkleTree.isSubtree(0, 0))
        #expect(!MerkleTree.isSubtree(2, 1))
        #expect(!MerkleTree.isSubtree(1, 3))
        #expect(!MerkleTree.isSubtree(2, 5))
        #expect(MerkleTree.isSubtree(2, 4))
        #expect(MerkleTree.isSubtree(4, 7))
        #expect(MerkleTree.isSubtree(0, .max))
        #expect(!MerkleTree.isSubtree(1, .max))
        #expect(throws: LogError.self) { try MerkleTree.subtreeHash(1, 3, from: tree) }
        #expect(throws: LogError.self) { try MerkleTree.subtreeProof(0, 4, size: 3, from: tree) }
    }

    private func holds(
        _ start: UInt64,
        _ end: UInt64,
        _ hash: LogHash,
        _ size: UInt64,
        _ root: LogHash,
        _ proof: [LogHash]
    ) -> Bool {
        MerkleTree.isConsistent(
            start: start,
            end: end,
            subtree: hash,
            size: size,
            root: root,
            proof: proof
        )
    }
}
