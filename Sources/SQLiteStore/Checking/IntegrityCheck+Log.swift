// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat
internal import TransparencyLog

extension IntegrityCheck {
    /// Rebuilds the tree from the leaves and compares every complete subtree with the kept hash.
    mutating func checkLog() throws {
        var tree = CompactTree()
        var isWhole = true
        let hundredth = max(1, try record.logSize() / 100)
        try connection.scan("SELECT idx, type, digest, bytes FROM leaf ORDER BY idx") { row in
            let index = try row.int()
            guard isWhole else { return }
            guard index == Int(tree.size) else {
                report(.leaf, "leaf \(tree.size) is missing")
                isWhole = false
                return
            }
            let entry = try LeafEntry(type: row.word(), digest: row.digest())
            let bytes = try row.bytes()
            if entry.bytes != bytes { report(.leaf, "leaf \(index) has other bytes than its columns say") }
            for subtree in tree.append(.leaf(bytes)) { try compare(subtree) }
            if (index + 1) % hundredth == 0 { progress("log: \(index + 1) leaves") }
        }
        guard isWhole else { return }
        // n leaves have n + n/2 + n/4 + ... complete subtrees.
        let expected = 2 * Int(tree.size) - tree.size.nonzeroBitCount
        let found = try connection.first("SELECT count(*) FROM subtree") { try $0.int() } ?? 0
        if found > expected { report(.subtree, "\(found - expected) hashes of subtrees that do not exist") }
    }

    private mutating func compare(_ subtree: CompleteSubtree) throws {
        let kept = try connection.first(
            "SELECT hash FROM subtree WHERE level = ? AND idx = ?",
            subtree.level,
            subtree.index
        ) { try $0.hash() }
        if kept != subtree.hash {
            let how = kept == nil ? "missing" : "wrong"
            report(.subtree, "the hash of subtree \(subtree.index) at level \(subtree.level) is \(how)")
        }
    }

    /// Compares the size and root that each checkpoint's text names with the leaves.
    ///
    /// Signatures are not checked: the keys are not here.
    mutating func checkCheckpoints() throws {
        let size = try record.logSize()
        try connection.scan("SELECT size, note FROM checkpoint ORDER BY size") { row in
            let covered = try row.int()
            let lines = try row.text().split(separator: "\n", omittingEmptySubsequences: false)
            guard lines.count > 3, lines[1] == String(covered), let root = try? LogHash(base64: lines[2].utf8)
            else {
                report(.checkpoint, "checkpoint \(covered) is no checkpoint of that size")
                return
            }
            guard covered <= size else {
                report(.checkpoint, "checkpoint \(covered) covers more than the \(size) leaves kept")
                return
            }
            let hashes = StoredSubtrees(record: record)
            guard try MerkleTree.root(size: UInt64(covered), from: hashes) != root else { return }
            report(.checkpoint, "checkpoint \(covered) has another root than its leaves")
        }
    }
}
