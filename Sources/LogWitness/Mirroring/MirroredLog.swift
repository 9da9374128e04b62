// SPDX-License-Identifier: Apache-2.0

package import TransparencyLog

/// The copy of one log in a folder, at its tlog-tiles paths, and the checkpoints that it may grow to.
///
/// Nothing is taken that a checkpoint of the log does not prove, and bundles and tiles are durable before the
/// mirror checkpoint says that they are there. Entries beyond it are forgotten at a restart and asked for
/// again. `checkpoint` is the mirror checkpoint with the mirror's cosignature.
struct MirroredLog {
    /// A checkpoint of the log that entries may be proved against.
    struct Pending: Hashable {
        let note: SignedNote
        let checkpoint: Checkpoint

        init(_ note: SignedNote) throws(LogError) {
            self.note = note
            checkpoint = try Checkpoint(anyLog: note.text)
        }
    }

    /// How many pending checkpoints are kept.
    private static let pendingCount = 8

    private let folder: StateFolder
    private let prefix: String
    /// The newest last.
    private(set) var pending: [Pending] = []
    /// The mirror checkpoint.
    private(set) var copied: Checkpoint?
    /// The same with its signatures; a file that is not yet durable is not served.
    private var copiedNote: [UInt8]?
    /// The first entry that is not here.
    private(set) var nextEntry: UInt64 = 0

    /// Reads what is there; a record that this mirror cannot have left is a `LogError`.
    init(origin: String, folder: StateFolder, mirror: VerifierKey) throws {
        self.folder = folder
        prefix = MonitoringPath.folder(origin: origin)
        if let bytes = try folder.readDurably("\(prefix)/checkpoint") {
            let note = try SignedNote(parsing: bytes)
            _ = try note.verified(by: [mirror])
            let checkpoint = try Checkpoint(anyLog: note.text)
            (copied, copiedNote, nextEntry) = (checkpoint, bytes, checkpoint.size)
        }
        for bytes in try PendingFile.read(try folder.readDurably("\(prefix)/pending") ?? []) {
            pending.append(try Pending(SignedNote(parsing: bytes)))
        }
        // A copy is only made of what was pending, and stays so; without it a fork could be taken.
        guard copiedSize <= pending.last?.checkpoint.size ?? 0 else {
            throw LogError(.malformedNote, "\(prefix)/pending is behind the copy")
        }
    }

    var copiedSize: UInt64 { copied?.size ?? 0 }

    /// The pending checkpoint of this size that is not behind the copy.
    func pending(size: UInt64) -> Pending? {
        size < copiedSize ? nil : pending.last { $0.checkpoint.size == size }
    }

    /// Makes a checkpoint the newest pending one, durably.
    mutating func setPending(_ note: SignedNote) throws {
        let kept = try pending.filter { $0.note.text != note.text } + [Pending(note)]
        let newest = Array(kept.suffix(Self.pendingCount))
        try folder.write(PendingFile.bytes(newest.map(\.note.bytes)), to: "\(prefix)/pending")
        pending = newest
    }

    /// Takes one package if its proof leads to the pending checkpoint; says whether it does.
    ///
    /// Entries that are here already are proved again and not written.
    mutating func take(_ package: EntriesRequest.Package, for target: Checkpoint) throws -> Bool {
        let first = package.start / 256 * 256
        let before = try bundle(first / 256, upTo: package.start)
        guard package.start <= nextEntry, before.count == Int(package.start - first) else { return false }
        let entries = before + package.entries
        let isProved = MerkleTree.isConsistent(
            start: first,
            end: package.end,
            subtree: MerkleTree.root(ofLeaves: entries.map { LogHash.leaf($0) }),
            size: target.size,
            root: target.root,
            proof: package.proof
        )
        guard isProved else { return false }
        guard package.end > nextEntry else { return true }
        let place = try TileCoordinate(.entries, index: first / 256, width: entries.count)
        try folder.write(EntryBundle(entries: entries).bytes, to: "\(prefix)/\(place.path)")
        nextEntry = package.end
        return true
    }

    /// Writes the tiles up to a pending checkpoint, and then makes the note the mirror checkpoint.
    ///
    /// Throws `malformed-tree` where the tiles do not lead to its root, which proved packages rule out.
    mutating func commit(_ target: Checkpoint, as note: SignedNote) throws {
        for place in TileCoordinate.all(to: target.size, from: copiedSize) { try writeTile(place) }
        let written = self
        let reader = TileReader(size: target.size) { try written.tile(at: $0) }
        guard try MerkleTree.root(size: target.size, from: reader) == target.root else {
            throw LogError(.malformedTree, "the tiles do not lead to the checkpoint")
        }
        try folder.write(note.bytes, to: "\(prefix)/checkpoint")
        (copied, copiedNote) = (target, note.bytes)
    }

    /// A resource of the copy; nil where the mirror checkpoint implies none.
    func resource(_ path: String) throws -> [UInt8]? {
        if path == "checkpoint" { return copiedNote }
        guard let place = try? TileCoordinate(path: path), place.isCovered(bySize: copiedSize) else {
            return nil
        }
        return try folder.read("\(prefix)/\(place.path)")
    }

    private func writeTile(_ place: TileCoordinate) throws {
        let bytes: [UInt8]
        switch place.content {
        case .entries:
            let end = place.index * 256 + UInt64(place.width)
            bytes = try EntryBundle(entries: bundle(place.index, upTo: end)).bytes
        case .hashes(level: 0):
            let end = place.index * 256 + UInt64(place.width)
            bytes = try bundle(place.index, upTo: end).flatMap { LogHash.leaf($0).bytes }
        case .hashes(let level):
            let first = place.index * 256
            bytes = try (first..<first + UInt64(place.width)).flatMap { index in
                let below = try TileCoordinate(.hashes(level: level - 1), index: index)
                return try MerkleTree.root(ofLeaves: tile(at: below).hashes).bytes
            }
        }
        try folder.write(bytes, to: "\(prefix)/\(place.path)")
    }

    private func tile(at place: TileCoordinate) throws -> Tile {
        try Tile(bytes: folder.read("\(prefix)/\(place.path)") ?? [], width: place.width)
    }

    /// The entries of a bundle before this index, of those that are here.
    private func bundle(_ index: UInt64, upTo end: UInt64) throws -> [[UInt8]] {
        let first = index * 256
        let width = Int(min(nextEntry, first + 256)) - Int(min(first, nextEntry))
        guard width > 0, end > first else { return [] }
        let place = try TileCoordinate(.entries, index: index, width: width)
        let bytes = try folder.read("\(prefix)/\(place.path)") ?? []
        return try Array(EntryBundle(bytes: bytes, width: width).entries.prefix(Int(end - first)))
    }
}

/// Byte strings in one file, each after its length in four octets.
package enum PendingFile {
    package static func bytes(_ items: [[UInt8]]) -> [UInt8] {
        items.flatMap { item in (0..<4).map { UInt8(truncatingIfNeeded: item.count >> (24 - 8 * $0)) } + item
        }
    }

    /// Throws `malformed-note` where the last is not whole.
    package static func read(_ bytes: [UInt8]) throws(LogError) -> [[UInt8]] {
        var rest = bytes[...]
        var items: [[UInt8]] = []
        while !rest.isEmpty {
            let count = rest.prefix(4).reduce(0) { $0 << 8 | Int($1) }
            guard rest.count >= 4, rest.count >= 4 + count else {
                throw LogError(.malformedNote, "the pending checkpoints are cut short")
            }
            items.append(Array(rest.dropFirst(4).prefix(count)))
            rest = rest.dropFirst(4 + count)
        }
        return items
    }
}
