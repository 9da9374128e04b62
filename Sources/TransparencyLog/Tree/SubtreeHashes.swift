// SPDX-License-Identifier: Apache-2.0

/// Gives the hashes of complete subtrees, from a store, from tiles or from memory.
///
/// The subtree (level, index) is the one over the 2^level leaves from index · 2^level on. It is asked
/// for only where all of those leaves exist in the tree in question.
package protocol SubtreeHashes {
    /// Returns the hash of a complete subtree, or throws whatever stopped the reader.
    func hash(level: Int, index: Int) throws -> LogHash
}

/// The hash of one complete subtree, with its place.
package struct CompleteSubtree: Hashable, Sendable {
    package let level: Int
    package let index: Int
    package let hash: LogHash

    package init(level: Int, index: Int, hash: LogHash) {
        self.level = level
        self.index = index
        self.hash = hash
    }
}
