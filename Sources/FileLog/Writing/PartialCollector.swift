// SPDX-License-Identifier: Apache-2.0

import TransparencyLog

/// Takes partial tiles and bundles out of the log once the full one is published, a few at a time.
struct PartialCollector: Sendable {
    private let files: any LogFiles
    private var folders: [String] = []
    private var open: (folder: String, names: [String])?

    init(files: any LogFiles) { self.files = files }

    /// Takes the folder of partial files that a full one replaces.
    mutating func add(_ folder: String) { folders.append(folder) }

    mutating func collect(atMost count: Int, into spares: inout SpareFiles) throws {
        for _ in 0..<count {
            guard var current = try takeOpen() else { return }
            guard let name = current.names.popLast() else {
                try files.removeFolder(current.folder)
                continue
            }
            let kind = current.folder.hasPrefix("tile/entries/") ? SpareFiles.Kind.bundle : .small
            try spares.retire("\(current.folder)/\(name)", kind)
            open = current
        }
    }

    var isDone: Bool { folders.isEmpty && open == nil }

    /// Adds the folders between two sizes of the log whose full file the later one has.
    mutating func findLeftovers(from old: UInt64, to size: UInt64) throws {
        let rows =
            [(TileCoordinate.Content.entries, UInt64(0))]
            + (0..<TreeEdge.levelCount).map { (.hashes(level: $0), UInt64(8 * $0)) }
        for (content, shift) in rows {
            let newest = (size >> shift) / 256
            let oldest = (old >> shift) / 256
            var seen: Set<String> = []
            // Folders hold 1,000 tiles; what is older than the journal was cleared away before it.
            for index in Array(stride(from: oldest - min(oldest, 1), to: newest, by: 1000)) + [newest] {
                let folder = LogPath.folder(of: try TileCoordinate(content, index: index).path)
                guard seen.insert(folder).inserted else { continue }
                for name in try files.names(in: folder) where name.hasSuffix(".p") {
                    let path = "\(folder)/\(name)"
                    guard let place = try? TileCoordinate(path: path.dropLast(2)), place.index < newest else {
                        continue
                    }
                    folders.append(path)
                }
            }
        }
    }

    private mutating func takeOpen() throws -> (folder: String, names: [String])? {
        if let taken = open {
            open = nil
            return taken
        }
        guard let folder = folders.popLast() else { return nil }
        return (folder, try files.names(in: folder))
    }
}
