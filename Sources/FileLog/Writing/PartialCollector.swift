// SPDX-License-Identifier: Apache-2.0

import TransparencyLog

/// Removes partial tiles and bundles once the full one is published, a few at a time.
struct PartialCollector: Sendable {
    private let files: any LogFiles
    private var folders: [String] = []
    private var open: (folder: String, names: [String])?

    init(files: any LogFiles) { self.files = files }

    /// Takes the folder of partial files that a full one replaces.
    mutating func add(_ folder: String) { folders.append(folder) }

    mutating func collect(atMost count: Int) throws {
        for _ in 0..<count {
            guard var current = try takeOpen() else { return }
            guard let name = current.names.popLast() else {
                try files.removeFolder(current.folder)
                continue
            }
            try files.remove("\(current.folder)/\(name)")
            open = current
        }
    }

    /// Adds the folders at the right edge whose full file a tree of this size has.
    ///
    /// Removing goes on within some batches of what it was left for, so they are among the newest.
    mutating func findLeftovers(size: UInt64) throws {
        let rows =
            [(TileCoordinate.Content.entries, size)]
            + (0..<TreeEdge.levelCount).map { (.hashes(level: $0), size >> UInt64(8 * $0)) }
        for (content, count) in rows {
            let newest = count / 256
            var seen: Set<String> = []
            for index in [newest, newest &- 1] where index <= newest {
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
