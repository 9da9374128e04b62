// SPDX-License-Identifier: Apache-2.0

import NoticeFormat
import TransparencyLog

/// Goes on from the checkpoint it saw last: every new entry is read and must lead to the new root.
///
/// What it saw is kept in the officer's folder, as `logs/HEX.checkpoint`; a fork it finds as `logs/HEX.fork`.
struct LogFollower {
    /// What one round found.
    struct Round {
        let old: UInt64
        let new: UInt64
        /// Each new entry in a few words.
        let entries: [String]
    }

    let log: KnownLog
    let reader: LogReader
    /// Whether entries may be of any form; those of a party's log are leaves.
    let takesAnyEntry: Bool
    private let folder: String

    init(_ log: KnownLog, _ reader: LogReader, takesAnyEntry: Bool, options: GlobalOptions) throws {
        self.log = log
        self.reader = reader
        self.takesAnyEntry = takesAnyEntry
        folder = options.homeFolder + "/logs"
        try Files.makePrivateFolder(folder)
    }

    private var name: String { folder + "/" + MonitoringPath.folder(origin: log.origin) }

    /// Reads every new entry, verifies them, and keeps the checkpoint they lead to.
    func next() async throws -> Round {
        let note = try await reader.checkpoint()
        let new = try log.verified(note)
        let seen = try lastSeen()
        guard let seen, seen.checkpoint.size > 0 else {
            return try await grown(from: CompactTree(), to: new, note)
        }
        let old = seen.checkpoint
        guard new.size >= old.size else {
            throw Failure(
                .unknown,
                "behind",
                "the log serves \(new.size) entries, and \(old.size) were seen",
                hint: "a cache may be old; ask again, and compare with what witnesses serve"
            )
        }
        if new.size == old.size {
            if new.root != old.root, let fork = ForkProof(seen.note, note, consistency: []) {
                throw try kept(fork)
            }
            return Round(old: old.size, new: new.size, entries: [])
        }
        let begun = try await reader.computed(size: new.size) { try CompactTree(size: old.size, from: $0) }
        guard begun.root == old.root else {
            let fork = try await reader.computed(size: new.size) { tiles in
                try TransparencyLog.ForkProof(seen.note, note, hashes: tiles)
            }
            if let fork { throw try kept(fork) }
            throw damaged("the tiles do not lead to the checkpoint")
        }
        return try await grown(from: begun, to: new, note)
    }

    private func lastSeen() throws -> (note: SignedNote, checkpoint: Checkpoint)? {
        let path = name + ".checkpoint"
        guard Files.exists(path) else { return nil }
        let note = try SignedNote(parsing: try Files.read(path, limit: 1 << 20))
        return (note, try log.verified(note))
    }

    private func grown(from begun: CompactTree, to new: Checkpoint, _ note: SignedNote) async throws -> Round
    {
        var tree = begun
        // The words only: entries may have 64 kB, and a log millions of them.
        var found: [String] = []
        var firstBad: UInt64?
        for place in TileCoordinate.all(to: new.size, from: begun.size) {
            guard case .entries = place.content else { break }
            let entries = try await reader.entries(at: place)
            let first = place.index * UInt64(TileCoordinate.fullWidth)
            for entry in entries.dropFirst(tree.size > first ? Int(tree.size - first) : 0) {
                let leaf = try? LeafEntry(bytes: entry)
                if leaf == nil, firstBad == nil { firstBad = tree.size }
                let hash = LogHash.leaf(entry)
                tree.append(hash)
                found.append(leaf.map { "\($0.type.rawValue) \($0.digest.text)" } ?? "entry \(hash)")
            }
        }
        guard tree.size == new.size, tree.root == new.root else {
            throw damaged("the entries do not lead to the checkpoint")
        }
        if !takesAnyEntry, let firstBad {
            throw Failure(.no, "bad-entry", "entry \(firstBad) is no leaf of a party's log")
        }
        try Files.write(note.bytes, to: name + ".checkpoint")
        return Round(old: begun.size, new: new.size, entries: found)
    }

    /// Keeps a fork and says where, once it is verified.
    private func kept(_ fork: TransparencyLog.ForkProof) throws -> Failure {
        do {
            _ = try VerifiedFork(fork, keys: log.keys)
        } catch {
            return damaged("the tiles do not lead to the checkpoint")
        }
        try Files.write(fork.bytes, to: name + ".fork")
        return Failure(
            .no,
            "forked",
            "\(log.origin) signed two histories",
            hint: "the proof is \(name).fork; show it with: herald log fork-proof \(name).fork"
        )
    }

    private func damaged(_ what: String) -> Failure {
        Failure(.no, "damaged", "\(log.origin): \(what)")
    }
}
