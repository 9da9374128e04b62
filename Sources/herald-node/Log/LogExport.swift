// SPDX-License-Identifier: Apache-2.0

import Exchange
import FileLog
import TransparencyLog

/// Writes the log of a record as files at their tlog-tiles paths, for a static web server.
///
/// What a folder has already is not written again. The checkpoint comes last, once all that it implies is
/// durable, so that a reader never finds it ahead of the files.
struct LogExport {
    let reader: any StoreReader
    let files: any LogFiles

    private static let temporary = ".state/new"
    private static let checkpoint = "checkpoint"

    /// Answers the size of the log that was there and of that which is now; nil where nothing is signed yet.
    func run() throws -> (old: UInt64, new: UInt64)? {
        guard let newest = try reader.latestCheckpoint() else { return nil }
        let note = Array(newest.cosignedNote.utf8)
        let own = try Checkpoint(parsing: SignedNote(parsing: note).text)
        let old = try sizeThere(own)
        for place in TileCoordinate.all(to: own.size, from: old) {
            try put(bytes(at: place), at: place.path)
        }
        try files.beginFlushAll().wait()
        try put(note, at: Self.checkpoint)
        try files.beginFlushAll().wait()
        try removePartials(from: old, to: own.size)
        return (old, own.size)
    }

    /// The size of the log in the folder, which must be an earlier state of this one.
    private func sizeThere(_ own: Checkpoint) throws -> UInt64 {
        guard try files.names(in: ".state").allSatisfy({ !$0.hasPrefix("journal-") }) else {
            throw NodeFailure(1, "the folder is of a log that runs by itself")
        }
        guard let bytes = try files.read(Self.checkpoint) else { return 0 }
        let there = try Checkpoint(parsing: SignedNote(parsing: bytes).text)
        guard there.origin == own.origin else {
            throw NodeFailure(1, "the folder is of the log \(there.origin), not of \(own.origin)")
        }
        guard there.size <= own.size else {
            throw NodeFailure(1, "the folder has \(there.size) leaves, the record only \(own.size)")
        }
        guard try MerkleTree.root(size: there.size, from: RecordHashes(reader: reader)) == there.root else {
            throw NodeFailure(1, "the folder has another log of \(there.size) leaves than the record")
        }
        return there.size
    }

    private func bytes(at place: TileCoordinate) throws -> [UInt8] {
        guard case .entries = place.content else {
            return try Tile(at: place, from: RecordHashes(reader: reader)).bytes
        }
        let first = Int(place.index) * TileCoordinate.fullWidth
        return try EntryBundle(entries: reader.leaves(first..<first + place.width)).bytes
    }

    private func put(_ bytes: [UInt8], at path: String) throws {
        var folder = ""
        for part in path.split(separator: "/").dropLast() {
            folder += folder.isEmpty ? String(part) : "/" + part
            try files.makeFolder(folder)
        }
        try files.create(Self.temporary, bytes)
        try files.rename(Self.temporary, to: path)
    }

    /// Removes the partial files at the old right edge whose full one is there now.
    private func removePartials(from old: UInt64, to size: UInt64) throws {
        for place in TileCoordinate.all(to: old) where place.isPartial {
            let count: UInt64
            switch place.content {
            case .entries: count = size
            case .hashes(let level): count = size >> UInt64(8 * level)
            }
            guard count / 256 > place.index else { continue }
            let folder = place.full.path + ".p"
            for name in try files.names(in: folder) { try files.remove("\(folder)/\(name)") }
            try files.removeFolder(folder)
        }
    }
}

/// Lets roots and tiles be made from a record.
private struct RecordHashes: SubtreeHashes {
    let reader: any StoreReader

    func hash(level: Int, index: Int) throws -> LogHash {
        try reader.subtreeHash(level: level, index: index)
    }
}
