// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat
package import TransparencyLog

/// The node's own log, its checkpoints, and what the node has witnessed of other logs.
package protocol LogReader {
    /// Number of leaves, those of this transaction included.
    func logSize() throws -> Int
    func leafIndex(of leaf: LeafEntry) throws -> Int?
    /// The leaf bytes at these indexes, in order; the range lies within the size.
    func leaves(_ range: Range<Int>) throws -> [[UInt8]]
    /// The hash of a complete subtree of 2^level leaves, number `index` from the left.
    func subtreeHash(level: Int, index: Int) throws -> LogHash
    /// The newest own checkpoint.
    func latestCheckpoint() throws -> CheckpointRecord?
    /// The smallest own checkpoint of at least `size` leaves, preferring those with outside cosignatures
    /// if `cosigned`; nil if there is none (or none cosigned).
    func checkpoint(covering size: Int, cosigned: Bool) throws -> CheckpointRecord?
    /// The newest own checkpoint that has a cosignature.
    func latestCosignedCheckpoint() throws -> CheckpointRecord?
    /// What this node, as a witness, last cosigned for a log.
    func witnessed(origin: String) throws -> WitnessedRecord?
    /// Proofs that logs forked, by origin.
    func forks() throws -> [ForkRecord]
}

package protocol LogWriter {
    /// Appends a leaf and returns its index. The same leaf again returns the first index.
    func append(_ leaf: LeafEntry) throws -> Int
    /// Keeps a signed checkpoint; its size is not below the newest one's. The same size again is ignored.
    func putCheckpoint(_ checkpoint: CheckpointRecord) throws
    /// Adds a cosignature line to the own checkpoint of this size; it replaces one by the same witness.
    func putCosignature(size: Int, witness: String, line: String, at seconds: Int64) throws
    func putWitnessed(_ record: WitnessedRecord) throws
    /// Keeps the first proof about a log; says whether it was the first.
    func putFork(_ record: ForkRecord) throws -> Bool
}

/// A signed checkpoint of the node's own log with the cosignatures that have come.
package struct CheckpointRecord: Sendable, Hashable {
    package var size: Int
    /// The signed note as the log signed it, without cosignatures; ends in a line feed.
    package var note: String
    /// Cosignature lines by witness name, each ending in a line feed; ascending by witness name.
    package var cosignatures: [Cosignature]

    package struct Cosignature: Sendable, Hashable {
        package var witness: String
        package var line: String
        package var seconds: Int64

        package init(witness: String, line: String, seconds: Int64) {
            self.witness = witness
            self.line = line
            self.seconds = seconds
        }
    }

    package init(size: Int, note: String, cosignatures: [Cosignature] = []) {
        self.size = size
        self.note = note
        self.cosignatures = cosignatures
    }

    /// The signed note with every cosignature line.
    package var cosignedNote: String { note + cosignatures.map(\.line).joined() }
}

/// The newest state of another party's log that this node has cosigned.
package struct WitnessedRecord: Sendable, Hashable {
    package var origin: String
    /// Up to 2^64-1: what a log may sign, not what any has.
    package var size: UInt64
    package var root: LogHash
    /// The log's signed note with this witness's cosignature.
    package var note: String

    package init(origin: String, size: UInt64, root: LogHash, note: String) {
        self.origin = origin
        self.size = size
        self.root = root
        self.note = note
    }
}
