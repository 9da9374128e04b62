// SPDX-License-Identifier: Apache-2.0

import Testing
import TransparencyLog

struct MerkleTreeTests {
    private let store = MemoryTree(count: 130)
    private let leaves = (0..<130).map { LogHash.leaf(MemoryTree.entry($0)) }

    @Test func `gives the root of the recursive definition for every size`() throws {
        for size in 0...130 {
            let expected = RecursiveTree.root(leaves[0..<size])
            #expect(MerkleTree.root(ofLeaves: leaves[0..<size]) == expected)
            #expect(try MerkleTree.root(size: UInt64(size), from: store) == expected)
        }
    }

    @Test func `makes and verifies the one inclusion proof of every leaf in every size`() throws {
        for size in 1...130 {
            let root = RecursiveTree.root(leaves[0..<size])
            for index in 0..<size {
                let proof = try MerkleTree.inclusionProof(
                    index: UInt64(index),
                    size: UInt64(size),
                    from: store
                )
                #expect(proof == RecursiveTree.path(index, leaves[0..<size]))
                #expect(Self.includes(leaves[index], index, size, root, proof))
            }
        }
    }

    @Test func `makes and verifies the one consistency proof of every pair of sizes`() throws {
        let roots = (0...130).map { RecursiveTree.root(leaves[0..<$0]) }
        for size in 0...130 {
            for old in 0...size {
                let proof = try MerkleTree.consistencyProof(
                    from: UInt64(old),
                    to: UInt64(size),
                    hashes: store
                )
                #expect(proof == RecursiveTree.proof(old, leaves[0..<size]))
                #expect(Self.isConsistent(old, roots[old], size, roots[size], proof))
            }
        }
    }

    @Test func `refuses an inclusion proof with any bit flipped, a hash more, less or moved`() throws {
        let root = try MerkleTree.root(size: 13, from: store)
        let proof = try MerkleTree.inclusionProof(index: 5, size: 13, from: store)
        for wrong in try Self.spoilt(proof) { #expect(!Self.includes(leaves[5], 5, 13, root, wrong)) }
        for wrong in try Self.spoilt([root]).prefix(256) {
            #expect(!Self.includes(leaves[5], 5, 13, wrong[0], proof))
        }
        // The size counts only through the shape of the path, so sizes with another shape are refused.
        for index in 0..<16 where index != 5 {
            #expect(!Self.includes(leaves[5], index, 13, root, proof))
        }
        for size in [0, 1, 5, 6, 7, 8, 17, 32] {
            #expect(!Self.includes(leaves[5], 5, size, root, proof))
        }
        #expect(!Self.includes(leaves[6], 5, 13, root, proof))
    }

    @Test func `refuses a consistency proof with any bit flipped, a hash more, less or moved`() throws {
        for (old, size) in [(6, 13), (8, 13), (3, 7)] {
            let (oldRoot, root) = try (
                MerkleTree.root(size: UInt64(old), from: store),
                MerkleTree.root(size: UInt64(size), from: store)
            )
            let proof = try MerkleTree.consistencyProof(from: UInt64(old), to: UInt64(size), hashes: store)
            for wrong in try Self.spoilt(proof) {
                #expect(!Self.isConsistent(old, oldRoot, size, root, wrong))
            }
            #expect(!Self.isConsistent(old, root, size, oldRoot, proof))
            #expect(!Self.isConsistent(size, root, old, oldRoot, proof))
            #expect(!Self.isConsistent(old, oldRoot, old, root, []))
            #expect(!Self.isConsistent(0, oldRoot, size, root, []))
            #expect(!Self.isConsistent(0, .emptyRoot, size, root, proof))
        }
    }

    @Test func `ends on the largest sizes and the longest proofs`() {
        let proof = [LogHash](repeating: .emptyRoot, count: 100)
        let sizes: [UInt64] = [1, 2, .max / 2, .max - 1, .max]
        for size in sizes {
            for count in [0, 63, 64, 65, 66, 100] {
                let proof = Array(proof.prefix(count))
                #expect(
                    !MerkleTree.includes(
                        .emptyRoot,
                        at: size - 1,
                        size: size,
                        root: .emptyRoot,
                        proof: proof
                    ) || size == 1
                )
                #expect(
                    !MerkleTree.isConsistent(
                        oldSize: size - 1,
                        oldRoot: .leaf([]),
                        newSize: size,
                        newRoot: .leaf([1]),
                        proof: proof
                    )
                )
            }
        }
    }

    @Test func `refuses to make proofs outside the tree`() throws {
        #expect(throws: LogError(.outOfRange, "")) {
            try MerkleTree.inclusionProof(index: 4, size: 4, from: store)
        }
        #expect(throws: LogError(.outOfRange, "")) {
            try MerkleTree.consistencyProof(from: 5, to: 4, hashes: store)
        }
        #expect(throws: LogError(.tooLarge, "")) { try MerkleTree.root(size: .max, from: store) }
        #expect(throws: MemoryTree.Missing.self) { try MerkleTree.root(size: 131, from: store) }
    }

    static func includes(
        _ leaf: LogHash,
        _ index: Int,
        _ size: Int,
        _ root: LogHash,
        _ proof: [LogHash]
    ) -> Bool {
        MerkleTree.includes(leaf, at: UInt64(index), size: UInt64(size), root: root, proof: proof)
    }

    static func isConsistent(
        _ old: Int,
        _ oldRoot: LogHash,
        _ size: Int,
        _ root: LogHash,
        _ proof: [LogHash]
    ) -> Bool {
        MerkleTree.isConsistent(
            oldSize: UInt64(old),
            oldRoot: oldRoot,
            newSize: UInt64(size),
            newRoot: root,
            proof: proof
        )
    }

    /// Every proof that differs by one bit, by one hash left out, added or exchanged with the next.
    static func spoilt(_ proof: [LogHash]) throws -> [[LogHash]] {
        var wrong: [[LogHash]] = []
        for position in proof.indices {
            for bit in 0..<256 {
                var bytes = proof[position].bytes
                bytes[bit / 8] ^= 1 << (bit % 8)
                var changed = proof
                changed[position] = try LogHash(bytes: bytes)
                wrong.append(changed)
            }
            var shorter = proof
            shorter.remove(at: position)
            var longer = proof
            longer.insert(.emptyRoot, at: position)
            wrong += [shorter, longer]
            if position > 0 {
                var moved = proof
                moved.swapAt(position, position - 1)
                wrong.append(moved)
            }
        }
        return wrong + [proof + [.emptyRoot], proof + proof]
    }
}
