// SPDX-License-Identifier: Apache-2.0

import Testing
import TransparencyLog

struct CompactTreeTests {
    @Test func `can be restored at every size from its frontier and from a store`() throws {
        let store = MemoryTree(count: 130)
        var tree = CompactTree()
        for index in 0..<130 {
            let copy = try CompactTree(size: tree.size, frontier: tree.frontier)
            #expect(copy == tree)
            #expect(try CompactTree(size: tree.size, from: store) == tree)
            tree.append(.leaf(MemoryTree.entry(index)))
        }
        #expect(tree == store.tree)
    }

    @Test func `yields each complete subtree once, in order of level`() {
        var tree = CompactTree()
        var seen: Set<[Int]> = []
        for index in 0..<64 {
            let completed = tree.append(.leaf([UInt8(index)]))
            #expect(completed.count == (index + 1).trailingZeroBitCount + 1)
            for (level, subtree) in completed.enumerated() {
                #expect(subtree.level == level)
                #expect(subtree.index == index >> level)
                #expect(seen.insert([level, subtree.index]).inserted)
            }
        }
        #expect(seen.count == 127)
    }

    @Test func `refuses a frontier that does not fit its size`() {
        #expect(throws: LogError(.malformedTree, "")) { try CompactTree(size: 3, frontier: [.emptyRoot]) }
        #expect(throws: LogError(.malformedTree, "")) { try CompactTree(size: 0, frontier: [.emptyRoot]) }
        #expect(throws: LogError(.tooLarge, "")) { try CompactTree(size: .max, frontier: []) }
    }
}
