// SPDX-License-Identifier: Apache-2.0

internal import Exchange
internal import NoticeFormat
internal import TransparencyLog

extension SQLiteRecord {
    func logSize() throws -> Int {
        try connection.first("SELECT ifnull(max(idx) + 1, 0) FROM leaf") { try $0.int() } ?? 0
    }

    func leafIndex(of leaf: LeafEntry) throws -> Int? {
        try connection.first(
            "SELECT idx FROM leaf WHERE digest = ? AND type = ?",
            leaf.digest.bytes.blob,
            leaf.type.rawValue
        ) { try $0.int() }
    }

    func leaves(_ range: Range<Int>) throws -> [[UInt8]] {
        let found = try connection.rows(
            "SELECT bytes FROM leaf WHERE idx >= ? AND idx < ? ORDER BY idx",
            range.lowerBound,
            range.upperBound
        ) { try $0.bytes() }
        guard found.count == range.count else {
            throw StoreFailure(.damaged, "a leaf of the range is not there")
        }
        return found
    }

    func subtreeHash(level: Int, index: Int) throws -> LogHash {
        let found = try connection.first(
            "SELECT hash FROM subtree WHERE level = ? AND idx = ?",
            level,
            index
        ) { try $0.hash() }
        guard let found else { throw StoreFailure(.damaged, "a subtree hash is not there") }
        return found
    }

    func append(_ leaf: LeafEntry) throws -> Int {
        if let index = try leafIndex(of: leaf) { return index }
        var tree = try currentTree()
        let index = Int(tree.size)
        let bytes = leaf.bytes
        for subtree in tree.append(.leaf(bytes)) {
            try connection.run(
                "INSERT INTO subtree (level, idx, hash) VALUES (?, ?, ?)",
                subtree.level,
                subtree.index,
                subtree.hash.bytes.blob
            )
        }
        try connection.run(
            "INSERT INTO leaf (idx, type, digest, bytes) VALUES (?, ?, ?, ?)",
            index,
            leaf.type.rawValue,
            leaf.digest.bytes.blob,
            bytes.blob
        )
        self.tree = tree
        return index
    }

    private func currentTree() throws -> CompactTree {
        if let tree { return tree }
        return try CompactTree(size: UInt64(logSize()), from: StoredSubtrees(record: self))
    }
}

struct StoredSubtrees: SubtreeHashes {
    let record: SQLiteRecord

    func hash(level: Int, index: Int) throws -> LogHash {
        try record.subtreeHash(level: level, index: index)
    }
}
