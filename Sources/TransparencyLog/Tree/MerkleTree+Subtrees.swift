// SPDX-License-Identifier: Apache-2.0

extension MerkleTree {
    /// Whether the leaves from `start` to below `end` are a subtree of Merkle Tree Certificates.
    ///
    /// Such a range is not empty and starts at a multiple of the power of two that holds it, so that one hash
    /// stands for it in every tree that has its leaves.
    package static func isSubtree(_ start: UInt64, _ end: UInt64) -> Bool {
        guard start < end else { return false }
        let width = 64 - (end - start - 1).leadingZeroBitCount
        return width == 64 ? start == 0 : start & (1 << UInt64(width) - 1) == 0
    }

    /// Returns the hash of the subtree of the leaves from `start` to below `end`.
    ///
    /// Any other range is `out-of-range`.
    package static func subtreeHash(
        _ start: UInt64,
        _ end: UInt64,
        from hashes: some SubtreeHashes
    ) throws -> LogHash {
        guard isSubtree(start, end) else { throw LogError(.outOfRange, "the range is no subtree") }
        return try rangeHash(checked(start)..<checked(end), from: hashes)
    }

    /// Makes the proof that the subtree is part of the tree of `size` leaves.
    ///
    /// A range that is no subtree of that tree is `out-of-range`.
    package static func subtreeProof(
        _ start: UInt64,
        _ end: UInt64,
        size: UInt64,
        from hashes: some SubtreeHashes
    ) throws -> [LogHash] {
        guard isSubtree(start, end), end <= size else {
            throw LogError(.outOfRange, "the range is no subtree of the tree")
        }
        let wanted = try checked(start)..<checked(end)
        var range = try 0..<checked(size)
        var proof: [LogHash] = []
        while range.lowerBound < wanted.lowerBound || range.upperBound > wanted.upperBound {
            let (left, right) = halves(of: range)
            let isInLeft = wanted.upperBound <= left.upperBound
            try proof.append(rangeHash(isInLeft ? right : left, from: hashes))
            range = isInLeft ? left : right
        }
        // A part of the subtree that ends with it: its hash is not that of the whole.
        if range != wanted { try proof.append(rangeHash(range, from: hashes)) }
        return proof.reversed()
    }

    /// Whether the proof shows that `leaf` is the leaf at `index` of the subtree with this hash.
    package static func includes(
        _ leaf: LogHash,
        at index: UInt64,
        start: UInt64,
        end: UInt64,
        subtree: LogHash,
        proof: [LogHash]
    ) -> Bool {
        guard isSubtree(start, end), index >= start, index < end else { return false }
        return includes(leaf, at: index - start, size: end - start, root: subtree, proof: proof)
    }

    /// Whether the proof shows that the subtree is part of the tree with this size and root.
    ///
    /// As in draft-ietf-plants-merkle-tree-certs; a hash too many or too few is refused. The range without
    /// leaves is part of every tree that reaches it, with the empty proof and the root of the empty tree.
    package static func isConsistent(
        start: UInt64,
        end: UInt64,
        subtree: LogHash,
        size: UInt64,
        root: LogHash,
        proof: [LogHash]
    ) -> Bool {
        guard start != end else { return end <= size && proof.isEmpty && subtree == .emptyRoot }
        guard isSubtree(start, end), end <= size, proof.count <= 65 else { return false }
        var (first, position, last) = (start, end - 1, size - 1)
        let reachesTheEnd = position == last
        while first != position, reachesTheEnd || position & 1 == 1 { shift(&first, &position, &last) }
        var path = proof[...]
        // Where the subtree is one node of the tree, its hash is left out of the proof.
        guard let given = first == position ? subtree : path.popFirst() else { return false }
        var (partHash, treeHash) = (given, given)
        for sibling in path {
            guard last != 0 else { return false }
            if position & 1 == 1 || position == last {
                if first < position { partHash = .node(sibling, partHash) }
                treeHash = .node(sibling, treeHash)
                while position & 1 == 0 { shift(&first, &position, &last) }
            } else {
                treeHash = .node(treeHash, sibling)
            }
            shift(&first, &position, &last)
        }
        return last == 0 && partHash == subtree && treeHash == root
    }

    private static func shift(_ first: inout UInt64, _ position: inout UInt64, _ last: inout UInt64) {
        first >>= 1
        position >>= 1
        last >>= 1
    }
}
