// SPDX-License-Identifier: Apache-2.0

import TransparencyLog

/// Writes the files that a checkpoint implies, and clears away partial ones that full ones replace.
///
/// Every file is made under another name and renamed, so that no reader sees half of one. Nothing is
/// flushed: until the next flush of everything, the journal holds what these files hold.
struct LogPublisher: Sendable {
    static let temporary = ".state/new"

    private var spares: SpareFiles
    private let files: any LogFiles
    private var madeFolders: Set<String> = []
    private var collector: PartialCollector

    init(files: any LogFiles) {
        self.files = files
        spares = SpareFiles(files: files)
        collector = PartialCollector(files: files)
    }

    /// Writes bundles and tiles of a batch, and brings the partial bundle up to date.
    ///
    /// Partial ones that a tree of `finalSize` leaves has in full are left out.
    mutating func publish(
        _ batch: TreeBatch,
        entries: [[UInt8]],
        bundle: inout [UInt8],
        finalSize: UInt64
    ) throws {
        spares.beginBatch()
        var index = batch.start
        for entry in entries {
            bundle.append(UInt8(entry.count >> 8))
            bundle.append(UInt8(entry.count & 0xff))
            bundle += entry
            index += 1
            if index % 256 == 0 {
                try write(bundle, .entries, index: index / 256 - 1, width: 256)
                bundle.removeAll(keepingCapacity: bundle.count < 1 << 20)
            }
        }
        try writePartial(bundle, .entries, count: batch.size, finalSize)
        for (level, tile) in batch.edge.tiles.enumerated() {
            let count = batch.size >> UInt64(8 * level)
            let full = level < batch.full.count ? batch.full[level] : []
            let first = count / 256 - UInt64(full.count)
            for (place, tile) in full.enumerated() {
                let bytes = LogHash.bytes(of: tile.hashes)
                try write(bytes, .hashes(level: level), index: first + UInt64(place), width: 256)
            }
            guard count != batch.start >> UInt64(8 * level) else { continue }
            try writePartial(
                LogHash.bytes(of: tile.hashes),
                .hashes(level: level),
                count: count,
                finalSize >> UInt64(8 * level)
            )
        }
    }

    /// Publishes a checkpoint; all that it implies must have been written.
    mutating func publish(checkpoint: [UInt8]) throws {
        let path = spares.path(.small)
        try files.create(path, checkpoint)
        try files.exchange(path, with: LogPath.checkpoint)
        spares.keep(path, .small)
    }

    /// Removes some partial files whose full one is published; the rest in later calls.
    mutating func collect(atMost count: Int) throws {
        try collector.collect(atMost: count, into: &spares)
    }

    /// Takes over the spare files of an earlier run.
    mutating func adoptSpares() throws { try spares.adopt() }

    /// Takes out the partial files between two sizes of the log that an earlier run left behind.
    ///
    /// A power cut can have undone their renaming but not what was then written over them.
    mutating func collectLeftovers(from old: UInt64, to size: UInt64) throws {
        try collector.findLeftovers(from: old, to: size)
        while !collector.isDone { try collect(atMost: 1000) }
    }

    private mutating func writePartial(
        _ bytes: [UInt8],
        _ content: TileCoordinate.Content,
        count: UInt64,
        _ finalCount: UInt64
    ) throws {
        guard count % 256 != 0, finalCount / 256 == count / 256 else { return }
        try write(bytes, content, index: count / 256, width: Int(count % 256))
    }

    private mutating func write(
        _ bytes: [UInt8],
        _ content: TileCoordinate.Content,
        index: UInt64,
        width: Int
    ) throws {
        let place = try TileCoordinate(content, index: index, width: width)
        let path = place.path
        try makeFolders(above: path)
        let source = place.isPartial ? spares.path(content == .entries ? .bundle : .small) : Self.temporary
        try files.create(source, bytes)
        try files.rename(source, to: path)
        if !place.isPartial { collector.add(LogPath.partialFolder(of: place)) }
    }

    private mutating func makeFolders(above path: String) throws {
        let folder = LogPath.folder(of: path)
        guard !folder.isEmpty, !madeFolders.contains(folder) else { return }
        try makeFolders(above: folder)
        try files.makeFolder(folder)
        // Only the newest are asked for again.
        if madeFolders.count > 512 { madeFolders.removeAll() }
        madeFolders.insert(folder)
    }
}

/// Paths in a log folder that are not those of tiles.
enum LogPath {
    static let checkpoint = "checkpoint"

    /// The folder that holds a file; empty for the log folder itself.
    static func folder(of path: String) -> String {
        path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
    }

    /// The folder of the partial files of a tile or bundle.
    static func partialFolder(of place: TileCoordinate) -> String { place.full.path + ".p" }
}
