// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat
import NoticeSecurity
import TransparencyLog

/// Lets the proofs of TransparencyLog read the store.
struct StoredHashes: SubtreeHashes {
    let reader: any StoreReader

    func hash(level: Int, index: Int) throws -> LogHash {
        try reader.subtreeHash(level: level, index: index)
    }
}

extension ExchangeNode {
    /// The origin of the own log, which is the name of its key.
    var origin: String { ownCard.latest.payload.log.origin }

    /// Signs a checkpoint if the log has grown; says whether it had.
    package func signCheckpoint() async throws -> Bool {
        guard !isReadOnly else { return false }
        // Asked twice a second: a log that has not grown costs neither a write nor a key.
        guard try await store.read({ try $0.logSize() > ($0.latestCheckpoint()?.size ?? -1) }) else {
            return false
        }
        let signer = try NoteSigner(name: origin, key: keys.log)
        return try await store.write { transaction in
            let size = try transaction.logSize()
            guard size > (try transaction.latestCheckpoint()?.size ?? -1) else { return false }
            let root = try MerkleTree.root(size: UInt64(size), from: StoredHashes(reader: transaction))
            let note = try Checkpoint(origin: origin, size: UInt64(size), root: root).signed(by: signer)
            try transaction.putCheckpoint(
                CheckpointRecord(size: size, note: String(decoding: note.bytes, as: UTF8.self))
            )
            return true
        }
    }

    /// The newest checkpoint with the cosignatures that have come; nil before the first.
    package func checkpointNote() async throws -> [UInt8]? {
        try await store.read { try $0.latestCheckpoint().map { Array($0.cosignedNote.utf8) } }
    }

    /// A tile or entry bundle at its C2SP path; nil where the newest checkpoint does not have it.
    package func logResource(_ path: String) async throws -> [UInt8]? {
        guard let place = try? TileCoordinate(path: path) else { return nil }
        return try await store.read { reader in
            guard let size = try reader.latestCheckpoint()?.size, place.isCovered(bySize: UInt64(size)) else {
                return nil
            }
            switch place.content {
            case .entries:
                let first = Int(place.index) * TileCoordinate.fullWidth
                return try EntryBundle(entries: reader.leaves(first..<first + place.width)).bytes
            case .hashes: return try Tile(at: place, from: StoredHashes(reader: reader)).bytes
            }
        }
    }

    /// The inclusion proof of a leaf under the newest cosigned checkpoint that has it, else the newest one.
    package func proof(of leaf: LeafEntry) async throws -> [UInt8]? {
        try await store.read { reader in
            let checkpoint = try reader.latestCosignedCheckpoint()
            if let checkpoint, let proof = try proof(of: leaf, under: checkpoint, in: reader) { return proof }
            guard let newest = try reader.latestCheckpoint() else { return nil }
            return try proof(of: leaf, under: newest, in: reader)
        }
    }

    func proof(
        of leaf: LeafEntry,
        under checkpoint: CheckpointRecord,
        in reader: any StoreReader
    ) throws -> [UInt8]? {
        guard let index = try reader.leafIndex(of: leaf), index < checkpoint.size else { return nil }
        let hashes = try MerkleTree.inclusionProof(
            index: UInt64(index),
            size: UInt64(checkpoint.size),
            from: StoredHashes(reader: reader)
        )
        let note = try SignedNote(parsing: Array(checkpoint.cosignedNote.utf8))
        return TlogProof(index: UInt64(index), hashes: hashes, checkpoint: note).bytes
    }
}
