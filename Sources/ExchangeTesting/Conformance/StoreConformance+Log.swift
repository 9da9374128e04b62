// SPDX-License-Identifier: Apache-2.0

internal import Exchange
internal import NoticeFormat
internal import Testing
internal import TransparencyLog

extension StoreConformance {
    static let log = [
        Check("leaves get their indexes in order and are found again") { bench in
            let store = try await bench.makeStore()
            let indexes = try await store.write { transaction in
                try (0..<5).map { try transaction.append(Sample.leaf($0)) }
            }
            expect(indexes == [0, 1, 2, 3, 4])
            try await store.read { reader in
                expect(try reader.leafIndex(of: Sample.leaf(3)) == 3)
                expect(try reader.leafIndex(of: Sample.leaf(5)) == nil)
                expect(try reader.leaves(1..<3) == [Sample.leaf(1).bytes, Sample.leaf(2).bytes])
                expect(try reader.leaves(5..<5).isEmpty)
            }
        },
        Check("the same leaf again gets its first index") { bench in
            let store = try await bench.makeStore()
            try await store.write { transaction in
                expect(try transaction.append(Sample.leaf(7)) == 0)
                expect(try transaction.append(Sample.leaf(8)) == 1)
                expect(try transaction.append(Sample.leaf(7)) == 0)
            }
            expect(try await store.write { try $0.append(Sample.leaf(8)) } == 1)
            expect(try await store.read { try $0.logSize() } == 2)
        },
        Check("one digest under two types is two leaves") { bench in
            let store = try await bench.makeStore()
            try await store.write { transaction in
                expect(try transaction.append(Sample.leaf(1, .card)) == 0)
                expect(try transaction.append(Sample.leaf(1, .notice)) == 1)
                expect(try transaction.leafIndex(of: Sample.leaf(1, .notice)) == 1)
                expect(try transaction.leafIndex(of: Sample.leaf(1, .status)) == nil)
            }
        },
        Check("every complete subtree has its hash, at any number of leaves a write") { bench in
            let store = try await bench.makeStore()
            var size = 0
            for count in [1, 2, 3, 1, 5, 8, 1, 1, 16, 31, 1, 59] {
                let first = size
                try await store.write { transaction in
                    for number in first..<first + count {
                        _ = try transaction.append(Sample.leaf(number))
                    }
                    try expectTree(transaction, size: first + count)
                }
                size += count
                let now = size
                try await store.read { try expectTree($0, size: now) }
            }
        },
        Check("the tree goes on from before a body that threw") { bench in
            let store = try await bench.makeStore()
            var kept: [Int] = []
            for round in 0..<12 {
                let numbers = (0..<round + 1).map { 100 * round + $0 }
                let fails = round % 3 == 1
                try? await store.write { transaction in
                    for number in numbers { _ = try transaction.append(Sample.leaf(number)) }
                    if fails { throw LogError(.outOfRange, "undone by the check") }
                }
                if !fails { kept += numbers }
            }
            let expected = kept
            try await store.read { reader in
                expect(try reader.leaves(0..<reader.logSize()) == expected.map { Sample.leaf($0).bytes })
                try expectTree(reader, size: expected.count)
            }
        },
        Check("a leaf that was undone can be appended later") { bench in
            let store = try await bench.makeStore()
            try? await store.write { transaction in
                _ = try transaction.append(Sample.leaf(1))
                throw LogError(.outOfRange, "undone by the check")
            }
            expect(try await store.write { try $0.append(Sample.leaf(2)) } == 0)
            expect(try await store.write { try $0.append(Sample.leaf(1)) } == 1)
        },
    ]

    /// Compares every subtree hash the reader has with a tree built anew from its leaves.
    static func expectTree(_ reader: any StoreReader, size: Int) throws {
        expect(try reader.logSize() == size)
        var tree = CompactTree()
        for leaf in try reader.leaves(0..<size) {
            for subtree in tree.append(.leaf(leaf)) {
                expect(try reader.subtreeHash(level: subtree.level, index: subtree.index) == subtree.hash)
            }
        }
    }
}
