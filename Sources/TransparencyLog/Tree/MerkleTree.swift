// SPDX-License-Identifier: Apache-2.0

/// Roots and proofs of RFC 6962 trees.
///
/// Making needs a reader of complete subtrees and reads about log2(size) of them. Sizes are counted in
/// leaves. A proof is the list of hashes in the order of RFC 6962, from the leaves to the root.
public enum MerkleTree {
    /// Returns the root of the tree with these leaf hashes.
    public static func root(ofLeaves leaves: some Sequence<LogHash>) -> LogHash {
        var tree = CompactTree()
        for leaf in leaves { tree.append(leaf) }
        return tree.root
    }

    /// Returns the root of the first `size` leaves.
    package static func root(size: UInt64, from hashes: some SubtreeHashes) throws -> LogHash {
        try size == 0 ? .emptyRoot : rangeHash(0..<checked(size), from: hashes)
    }

    /// Makes the inclusion proof of the leaf at `index` in the tree of `size` leaves.
    ///
    /// An index that is not below the size is `out-of-range`.
    package static func inclusionProof(
        index: UInt64,
        size: UInt64,
        from hashes: some SubtreeHashes
    ) throws -> [LogHash] {
        var range = try 0..<checked(size)
        guard index < size else { throw LogError(.outOfRange, "the index is not below the tree size") }
        let index = try checked(index)
        var proof: [LogHash] = []
        while range.count > 1 {
            let (left, right) = halves(of: range)
            try proof.append(rangeHash(left.contains(index) ? right : left, from: hashes))
            range = left.contains(index) ? left : right
        }
        return proof.reversed()
    }

    /// Makes the proof that the tree of `old` leaves is a prefix of the tree of `size` leaves.
    ///
    /// The proof is empty when `old` is 0 or equals `size`. An old size above the new is `out-of-range`.
    package static func consistencyProof(
        from old: UInt64,
        to size: UInt64,
        hashes: some SubtreeHashes
    ) throws -> [LogHash] {
        guard old <= size else { throw LogError(.outOfRange, "the old size is above the new") }
        if old == 0 || old == size { return [] }
        let old = try checked(old)
        var range = try 0..<checked(size)
        var proof: [LogHash] = []
        while range.upperBound != old {
            let (left, right) = halves(of: range)
            let isInLeft = old <= left.upperBound
            try proof.append(rangeHash(isInLeft ? right : left, from: hashes))
            range = isInLeft ? left : right
        }
        // A subtree that starts at leaf 0 is the old tree itself, whose root the verifier has.
        if range.lowerBound != 0 { try proof.append(rangeHash(range, from: hashes)) }
        return proof.reversed()
    }

    /// Returns the root of a range that is a subtree of some RFC 6962 tree.
    static func rangeHash(_ range: Range<Int>, from hashes: some SubtreeHashes) throws -> LogHash {
        // From the right: the complete subtrees of the range, then joined smallest first.
        var range = range
        var complete: [LogHash] = []
        while !range.isEmpty {
            let level = range.count.bitWidth - 1 - range.count.leadingZeroBitCount
            try complete.append(hashes.hash(level: level, index: range.lowerBound >> level))
            range = (range.lowerBound + 1 << level)..<range.upperBound
        }
        return joined(complete)
    }

    /// Joins complete subtrees, given from the largest to the smallest, into one root.
    static func joined(_ complete: [LogHash]) -> LogHash {
        guard var root = complete.last else { return .emptyRoot }
        for left in complete.dropLast().reversed() { root = .node(left, root) }
        return root
    }

    /// Splits a range at the largest power of two below its count.
    static func halves(of range: Range<Int>) -> (left: Range<Int>, right: Range<Int>) {
        let width = (range.count - 1).bitWidth - (range.count - 1).leadingZeroBitCount
        let middle = range.lowerBound + 1 << (width - 1)
        return (range.lowerBound..<middle, middle..<range.upperBound)
    }

    static func checked(_ number: UInt64) throws(LogError) -> Int {
        guard let number = Int(exactly: number) else {
            throw LogError(.tooLarge, "the tree size needs more than 63 bits")
        }
        return number
    }
}
