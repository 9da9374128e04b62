// SPDX-License-Identifier: Apache-2.0

package import TransparencyLog

/// Makes every tile and the root of a log anew from its entries, and compares.
///
/// Each bundle and tile is read once, in order, and nothing is kept but the right edge. It ends after as
/// many steps as the checkpoint has bundles, or earlier once there are too many findings.
package struct LogCheck: Sendable {
    /// A resource that is not what the rest of the log says.
    package struct Finding: Hashable, Sendable, CustomStringConvertible {
        package let path: String
        package let what: String

        package var description: String { "\(path): \(what)" }
    }

    package static let maximumFindings = 100

    private let checkpoint: Checkpoint
    private let resources: any LogResources
    private var edge = TreeEdge()
    private var findings: [Finding] = []

    /// Takes a checkpoint whose signature is the caller's to verify.
    package init(_ checkpoint: Checkpoint, in resources: any LogResources) {
        self.checkpoint = checkpoint
        self.resources = resources
    }

    /// Checks everything that the checkpoint implies; throws where a resource could not be read.
    ///
    /// `progress` is given the number of entries that are through, after each bundle.
    package mutating func run(progress: (UInt64) -> Void = { _ in }) async throws -> [Finding] {
        guard checkpoint.size <= CompactTree.maximumSize else {
            return [Finding(path: "checkpoint", what: "the size needs more than 63 bits")]
        }
        for index in 0..<(checkpoint.size + 255) / 256 {
            let width = Int(min(256, checkpoint.size - index * 256))
            guard try await checkBundle(index: index, width: width), findings.count < Self.maximumFindings
            else { return findings }
            progress(edge.size)
        }
        for (level, tile) in edge.tiles.enumerated() where level > 0 && tile.count > 0 {
            let index = checkpoint.size >> UInt64(8 * (level + 1))
            try await compare(
                tile,
                at: TileCoordinate(.hashes(level: level), index: index, width: tile.count)
            )
        }
        var last = edge
        let root = last.append([]).root
        if findings.isEmpty && root != checkpoint.root {
            add("checkpoint", "its root is \(checkpoint.root), that of the entries is \(root)")
        }
        return findings
    }

    /// Reads a bundle with its tile of leaf hashes, and the tiles that it completes.
    ///
    /// Answers whether there was anything to go on with.
    private mutating func checkBundle(index: UInt64, width: Int) async throws -> Bool {
        let bundlePlace = try TileCoordinate(.entries, index: index, width: width)
        let tilePlace = try TileCoordinate(.hashes(level: 0), index: index, width: width)
        let bundle = try await resources.bytes(at: bundlePlace)
        let tile = try await resources.bytes(at: tilePlace)
        let entries = bundle.flatMap { BundleEntries.leaves($0, width: width) }
        let hashes = tile.flatMap { bytes in
            bytes.count == width * LogHash.byteCount ? try? LogHash.list(bytes) : nil
        }
        if entries == nil {
            add(bundlePlace.path, bundle == nil ? "is missing" : "is not \(width) entries with their lengths")
        }
        if hashes == nil { add(tilePlace.path, tile == nil ? "is missing" : "is not \(width) hashes") }
        guard var leaves = entries ?? hashes else { return false }
        if let entries, let hashes, entries != hashes {
            let isTileRight = try await isRight(hashes, index: index)
            let isBundleRight = try await isRight(entries, index: index)
            if !isTileRight || isBundleRight {
                add(tilePlace.path, "is not the hashes of \(bundlePlace.path)")
            }
            if !isBundleRight { add(bundlePlace.path, "is not the entries of \(tilePlace.path)") }
            leaves = isTileRight ? hashes : entries
        }
        let batch = edge.append(leaves)
        for (level, full) in batch.full.enumerated().dropFirst() {
            let first = (edge.size >> UInt64(8 * (level + 1))) - UInt64(full.count)
            for (offset, tile) in full.enumerated() {
                try await compare(
                    tile,
                    at: TileCoordinate(.hashes(level: level), index: first + UInt64(offset))
                )
            }
        }
        return true
    }

    /// Whether the rest of the log has these leaves: the tile above, or at the end of the log the root.
    private func isRight(_ leaves: [LogHash], index: UInt64) async throws -> Bool {
        var edge = edge
        let batch = edge.append(leaves)
        if edge.size == checkpoint.size && batch.root == checkpoint.root { return true }
        guard leaves.count == 256, let root = batch.full.first?.first?.root,
            let above = TileCoordinate.holding(index, of: .hashes(level: 1), size: checkpoint.size),
            let bytes = try await resources.bytes(at: above), let hashes = try? LogHash.list(bytes),
            Int(index % 256) < hashes.count
        else { return false }
        return hashes[Int(index % 256)] == root
    }

    private mutating func compare(_ tile: EdgeTile, at place: TileCoordinate) async throws {
        guard let bytes = try await resources.bytes(at: place) else { return add(place.path, "is missing") }
        if bytes != LogHash.bytes(of: tile.hashes) {
            add(place.path, "is not the \(place.width) hashes of the tiles below it")
        }
    }

    private mutating func add(_ path: String, _ what: String) {
        findings.append(Finding(path: path, what: what))
    }
}
