// SPDX-License-Identifier: Apache-2.0

import TransparencyLog

/// What a log must know to go on: the right edge, the entries of the last bundle, the newest checkpoint.
struct LogState: Sendable {
    var edge = TreeEdge()
    /// The partial entry bundle at the end, as its file holds it; empty where the last bundle is full.
    var bundle: [UInt8] = []
    /// The signed checkpoint of this size.
    var checkpoint: [UInt8] = []

    /// The payload of the first frame of a segment.
    var payload: [UInt8] {
        var writer = ByteWriter()
        writer.append(edge.size)
        writer.append(counted: checkpoint)
        writer.append(UInt64(edge.tiles.count), octets: 1)
        for tile in edge.tiles { writer.append(counted: LogHash.bytes(of: tile.hashes)) }
        writer.append(counted: bundle)
        return writer.bytes
    }

    init() {}

    /// Reads the payload of the first frame of a segment; nil where it is no state.
    init?(payload: [UInt8]) {
        var reader = ByteReader(payload)
        guard let size = reader.number(), let checkpoint = reader.counted(),
            let count = reader.number(octets: 1)
        else { return nil }
        var levels: [[LogHash]] = []
        for _ in 0..<count {
            guard let bytes = reader.counted(), let hashes = try? LogHash.list(bytes) else { return nil }
            levels.append(hashes)
        }
        guard let bundle = reader.counted(), reader.isAtEnd,
            let edge = try? TreeEdge(size: size, levels: levels),
            bundle.isEmpty == (size % 256 == 0)
        else { return nil }
        self.edge = edge
        self.bundle = Array(bundle)
        self.checkpoint = Array(checkpoint)
    }
}

/// Entries that came together, with the checkpoint that was signed over them.
struct JournalRecord: Sendable {
    /// The index of the first entry.
    let start: UInt64
    let entries: [[UInt8]]
    let checkpoint: [UInt8]

    var payload: [UInt8] {
        var writer = ByteWriter()
        writer.append(start)
        writer.append(counted: checkpoint)
        writer.append(UInt64(entries.count), octets: 4)
        for entry in entries {
            writer.append(UInt64(entry.count), octets: 2)
            writer.append(entry)
        }
        return writer.bytes
    }

    init(start: UInt64, entries: [[UInt8]], checkpoint: [UInt8]) {
        self.start = start
        self.entries = entries
        self.checkpoint = checkpoint
    }

    init?(payload: [UInt8]) {
        var reader = ByteReader(payload)
        guard let start = reader.number(), let checkpoint = reader.counted(),
            let count = reader.number(octets: 4), count <= UInt64(payload.count)
        else { return nil }
        var entries: [[UInt8]] = []
        for _ in 0..<count {
            guard let length = reader.number(octets: 2), let entry = reader.bytes(Int(length)) else {
                return nil
            }
            entries.append(Array(entry))
        }
        guard reader.isAtEnd else { return nil }
        self.init(start: start, entries: entries, checkpoint: Array(checkpoint))
    }
}
