// SPDX-License-Identifier: Apache-2.0

extension MerkleTree {
    /// Whether the proof shows that `leaf` is the leaf at `index` of the tree with this size and root.
    ///
    /// RFC 9162 section 2.1.3.2. A proof that is too short or too long is refused, as is an index that is
    /// not below the size.
    public static func includes(
        _ leaf: LogHash,
        at index: UInt64,
        size: UInt64,
        root: LogHash,
        proof: [LogHash]
    ) -> Bool {
        guard index < size, proof.count <= 64 else { return false }
        var position = index
        var last = size - 1
        var hash = leaf
        for sibling in proof {
            guard last != 0 else { return false }
            if position & 1 == 1 || position == last {
                hash = .node(sibling, hash)
                climb(&position, &last)
            } else {
                hash = .node(hash, sibling)
            }
            position >>= 1
            last >>= 1
        }
        return last == 0 && hash == root
    }

    /// Whether the proof shows that the old tree is a prefix of the new.
    ///
    /// RFC 9162 section 2.1.4.2. The empty tree, with the root of the empty tree, is a prefix of every
    /// tree, and equal sizes need equal roots; in both cases the proof must be empty.
    public static func isConsistent(
        oldSize: UInt64,
        oldRoot: LogHash,
        newSize: UInt64,
        newRoot: LogHash,
        proof: [LogHash]
    ) -> Bool {
        guard oldSize <= newSize, proof.count <= 65 else { return false }
        if oldSize == newSize {
            return proof.isEmpty && oldRoot == newRoot && (oldSize != 0 || oldRoot == .emptyRoot)
        }
        if oldSize == 0 { return proof.isEmpty && oldRoot == .emptyRoot }
        let climbed = climbed(from: oldSize, oldRoot, to: newSize, by: proof)
        return climbed.map { $0.old == oldRoot && $0.new == newRoot } ?? false
    }

    /// The root of the first `oldSize` leaves of the tree with this size and root, as a proof shows it.
    ///
    /// The proof is a consistency proof. Nil where it does not lead to the new root, and where it does not
    /// hold the old root: where the old size is a power of two.
    package static func prefixRoot(
        oldSize: UInt64,
        newSize: UInt64,
        newRoot: LogHash,
        proof: [LogHash]
    ) -> LogHash? {
        if oldSize == newSize { return proof.isEmpty ? newRoot : nil }
        guard oldSize < newSize, proof.count <= 65, oldSize & (oldSize &- 1) != 0,
            let climbed = climbed(from: oldSize, newRoot, to: newSize, by: proof), climbed.new == newRoot
        else { return nil }
        return climbed.old
    }

    /// Climbs from the right edge of the old tree to both roots; nil for a proof of another length.
    ///
    /// Needs sizes that differ and an old one that is not zero.
    private static func climbed(
        from oldSize: UInt64,
        _ oldRoot: LogHash,
        to newSize: UInt64,
        by proof: [LogHash]
    ) -> (old: LogHash, new: LogHash)? {
        var path = proof[...]
        // Where the old tree is one complete subtree, its root is the first hash and is left out.
        guard let first = oldSize & (oldSize - 1) == 0 ? oldRoot : path.popFirst() else { return nil }
        var position = oldSize - 1
        var last = newSize - 1
        while position & 1 == 1 {
            position >>= 1
            last >>= 1
        }
        var oldHash = first
        var newHash = first
        for sibling in path {
            guard last != 0 else { return nil }
            if position & 1 == 1 || position == last {
                oldHash = .node(sibling, oldHash)
                newHash = .node(sibling, newHash)
                climb(&position, &last)
            } else {
                newHash = .node(newHash, sibling)
            }
            position >>= 1
            last >>= 1
        }
        return last == 0 ? (oldHash, newHash) : nil
    }

    /// Skips the levels at which the right edge of the tree has no sibling.
    private static func climb(_ position: inout UInt64, _ last: inout UInt64) {
        while position & 1 == 0 && position != 0 {
            position >>= 1
            last >>= 1
        }
    }
}
