// SPDX-License-Identifier: Apache-2.0

import Testing
import TransparencyLog

@testable import FileLog

struct TreeBatchTests {
    @Test(arguments: [1, 2, 3, 7, 255, 256, 257, 511, 600])
    func `proves every leaf of every batch as the whole tree does`(step: Int) throws {
        var edge = TreeEdge()
        var tree = CompactTree()
        var nodes = NodeTable()
        let leaves = (0..<1200).map { LogHash.leaf(Array("leaf \($0)".utf8)) }
        for start in stride(from: 0, to: leaves.count, by: step) {
            let added = Array(leaves[start..<min(start + step, leaves.count)])
            for leaf in added { nodes.add(tree.append(leaf)) }
            let batch = edge.append(added)
            #expect(batch.size == tree.size && batch.root == tree.root)
            for index in stride(from: start, to: start + added.count, by: 1 + step / 7) {
                let expected = try MerkleTree.inclusionProof(
                    index: UInt64(index),
                    size: tree.size,
                    from: nodes
                )
                #expect(batch.inclusionProof(of: UInt64(index)) == expected, "leaf \(index) of \(tree.size)")
            }
        }
    }

    @Test func `goes on from the hashes of its partial tiles`() throws {
        let leaves = (0..<66_000).map { LogHash.leaf([UInt8($0 & 0xff), UInt8($0 >> 8 & 0xff)]) }
        var edge = TreeEdge()
        _ = edge.append(Array(leaves[..<65_790]))
        var again = try TreeEdge(size: edge.size, levels: edge.tiles.map { Array($0.hashes) })
        let batch = again.append(Array(leaves[65_790...]))
        #expect(batch.root == MerkleTree.root(ofLeaves: leaves))
        #expect(throws: LogError(.malformedTree, "")) { try TreeEdge(size: 65_791, levels: []) }
    }
}

/// Every complete subtree, by level.
struct NodeTable: SubtreeHashes {
    private var levels: [[LogHash]] = []

    mutating func add(_ subtrees: [CompleteSubtree]) {
        for subtree in subtrees {
            if levels.count == subtree.level { levels.append([]) }
            levels[subtree.level].append(subtree.hash)
        }
    }

    func hash(level: Int, index: Int) throws -> LogHash { levels[level][index] }
}
