// SPDX-License-Identifier: Apache-2.0

internal import Exchange
internal import NoticeFormat
internal import TransparencyLog

extension MemoryRecord {
    func logSize() -> Int { state.leaves.count }

    func leafIndex(of leaf: LeafEntry) -> Int? { state.leafIndexes[leaf] }

    func leaves(_ range: Range<Int>) throws -> [[UInt8]] {
        guard range.upperBound <= state.leaves.count else { throw MemoryAbsence(what: "leaf") }
        return Array(state.leaves[range])
    }

    func subtreeHash(level: Int, index: Int) throws -> LogHash {
        guard state.subtrees.indices.contains(level), state.subtrees[level].indices.contains(index) else {
            throw MemoryAbsence(what: "subtree")
        }
        return state.subtrees[level][index]
    }

    func append(_ leaf: LeafEntry) -> Int {
        if let index = leafIndex(of: leaf) { return index }
        let index = state.leaves.count
        state.leaves.append(leaf.bytes)
        state.leafIndexes[leaf] = index
        for subtree in state.tree.append(.leaf(leaf.bytes)) {
            if subtree.level == state.subtrees.count { state.subtrees.append([]) }
            precondition(state.subtrees[subtree.level].count == subtree.index, "a subtree hash is missing")
            state.subtrees[subtree.level].append(subtree.hash)
        }
        return index
    }

    func latestCheckpoint() -> CheckpointRecord? { state.checkpoints.last }

    func checkpoint(covering size: Int, cosigned: Bool) -> CheckpointRecord? {
        state.checkpoints.first { $0.size >= size && !(cosigned && $0.cosignatures.isEmpty) }
    }

    func latestCosignedCheckpoint() -> CheckpointRecord? {
        state.checkpoints.last { !$0.cosignatures.isEmpty }
    }

    func putCheckpoint(_ checkpoint: CheckpointRecord) throws {
        let newest = state.checkpoints.last?.size
        if checkpoint.size == newest { return }
        guard checkpoint.size >= newest ?? 0, checkpoint.size <= logSize() else {
            throw StoreConflict(place: "checkpoint \(checkpoint.size)")
        }
        var bare = checkpoint
        bare.cosignatures = []
        state.checkpoints.append(bare)
        for line in checkpoint.cosignatures {
            try putCosignature(
                size: checkpoint.size,
                witness: line.witness,
                line: line.line,
                at: line.seconds
            )
        }
    }

    func putCosignature(size: Int, witness: String, line: String, at seconds: Int64) throws {
        guard let place = state.checkpoints.firstIndex(where: { $0.size == size }) else {
            throw StoreConflict(place: "cosignature of checkpoint \(size)")
        }
        var lines = state.checkpoints[place].cosignatures.filter { $0.witness != witness }
        lines.append(CheckpointRecord.Cosignature(witness: witness, line: line, seconds: seconds))
        lines.sort { precedesInBytes($0.witness, $1.witness) }
        state.checkpoints[place].cosignatures = lines
    }

    func witnessed(origin: String) -> WitnessedRecord? { state.witnessed[origin] }

    func forks() -> [ForkRecord] { state.forks.values.sorted { precedesInBytes($0.origin, $1.origin) } }

    func putFork(_ record: ForkRecord) -> Bool {
        guard state.forks[record.origin] == nil else { return false }
        state.forks[record.origin] = record
        return true
    }

    func putWitnessed(_ record: WitnessedRecord) throws {
        if let known = state.witnessed[record.origin] {
            guard record.size > known.size || (record.size == known.size && record.root == known.root) else {
                throw StoreConflict(place: "witnessed \(record.origin)")
            }
        }
        state.witnessed[record.origin] = record
    }
}

/// Asked for a place of the log that is not there: the caller's bug, or a log that lost something.
struct MemoryAbsence: Error {
    let what: String
}
