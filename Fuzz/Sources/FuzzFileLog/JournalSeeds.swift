// SPDX-License-Identifier: Apache-2.0

import FileLog
import TransparencyLog

/// Journals of a log with a fixed key, and a writer of frames of its own.
struct JournalSeeds: Sendable {
    private static let paths = [".state/journal-0", ".state/journal-1"]
    private static let segmentByteCount = 8192

    private let signer: NoteSigner

    init() throws {
        signer = try NoteKey(name: "log.example", algorithm: .ed25519, seed: Array(repeating: 7, count: 32))
            .logSigner()
    }

    /// Opens the log of these journals; what must hold of every log that opens is checked.
    func opens(_ journals: [[UInt8]]) throws -> Bool {
        let files = MemoryLogFiles()
        for (path, bytes) in zip(Self.paths, journals) { try files.create(path, bytes) }
        var log = try LogSequencer.open(files, signer: signer, segmentByteCount: Self.segmentByteCount)
        let published = try files.read("checkpoint")
        precondition(published == log.checkpoint, "another checkpoint is published")
        guard log.size < 1 << 62 else { return true }
        let size = log.size
        let batch = try log.append([[1]])
        precondition(batch.size == size + 1, "an entry is not appended")
        try log.collect()
        try log.close()
        let again = try LogSequencer.open(files, signer: signer, segmentByteCount: Self.segmentByteCount)
        precondition(again.size == size + 1, "an entry is lost")
        return true
    }

    func journals() throws -> [[UInt8]] {
        try [[], [1], [3, 250, 7]].map { batches in
            let files = try written(batches)
            let first = try files.read(Self.paths[0]) ?? []
            return [UInt8(first.count >> 8), UInt8(first.count & 0xff)] + first
                + (try files.read(Self.paths[1]) ?? [])
        }
    }

    /// Payloads of first frames.
    func states() throws -> [[UInt8]] {
        try [[], [300]].map { batches in
            let frame = try written(batches).read(Self.paths[batches.count]) ?? []
            let count = frame[24..<32].reduce(0) { $0 << 8 | Int($1) }
            return Array(frame[64..<64 + count])
        }
    }

    func edges() throws -> [[UInt8]] {
        try states().map { state in
            let count = state[8..<12].reduce(0) { $0 << 8 | Int($1) }
            return Array(state[..<8]) + state[(12 + count)...]
        }
    }

    func state(edge bytes: [UInt8]) throws -> [UInt8] {
        guard bytes.count >= 8 else { return bytes }
        let size = bytes[..<8].reduce(0) { $0 << 8 | UInt64($1) }
        let checkpoint = try signed(size, size == 0 ? .emptyRoot : .leaf([1]))
        return Array(bytes[..<8]) + Self.octets(UInt64(checkpoint.count), 4) + checkpoint + bytes[8...]
    }

    /// A journal of the empty log and one batch.
    func batch(_ bytes: [UInt8]) throws -> [UInt8] {
        let count = bytes.prefix(4).reduce(0) { $0 << 8 | Int($1) }
        var tree = CompactTree()
        if let bundle = try? EntryBundle(bytes: Array(bytes.dropFirst(4)), width: count) {
            for entry in bundle.entries { _ = tree.append(.leaf(entry)) }
        }
        let checkpoint = try signed(UInt64(count), tree.root)
        let record = Self.octets(0, 8) + Self.octets(UInt64(checkpoint.count), 4) + checkpoint + bytes
        return Self.frame(0, try state(edge: [UInt8](repeating: 0, count: 13))) + Self.frame(1, record)
    }

    /// One frame of the first segment, as `JournalFrame` describes it.
    static func frame(_ number: UInt64, _ payload: [UInt8]) -> [UInt8] {
        let fields =
            Array("HLJOURN1".utf8) + octets(1, 8) + octets(number, 8) + octets(UInt64(payload.count), 8)
        let bytes = fields + LogHash.leaf(fields + LogHash.leaf(payload).bytes).bytes + payload
        return bytes + [UInt8](repeating: 0, count: (4096 - bytes.count % 4096) % 4096)
    }

    private func signed(_ size: UInt64, _ root: LogHash) throws -> [UInt8] {
        try Checkpoint(origin: signer.verifierKey.name, size: size, root: root).signed(by: signer).bytes
    }

    private func written(_ batches: [Int]) throws -> MemoryLogFiles {
        let files = MemoryLogFiles()
        var log = try LogSequencer.open(files, signer: signer, segmentByteCount: Self.segmentByteCount)
        for count in batches { _ = try log.append([[UInt8]](repeating: [97, 98], count: count)) }
        try log.close()
        return files
    }

    private static func octets(_ number: UInt64, _ count: UInt64) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: number >> (8 * (count - 1 - $0))) }
    }
}
