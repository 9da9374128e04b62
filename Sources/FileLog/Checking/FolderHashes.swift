// SPDX-License-Identifier: Apache-2.0

package import TransparencyLog

/// Answers for subtrees of a log from the tiles in its folder, which it trusts.
package struct FolderHashes: SubtreeHashes {
    private let reader: TileReader

    /// Takes the size of the tree; reads one tile for each hash that is asked for, and keeps none.
    package init(_ files: any LogFiles, size: UInt64) {
        reader = TileReader(size: size) { place in
            if let bytes = try files.read(place.path) { return try Tile(bytes: bytes, width: place.width) }
            // A partial tile gives way to the full one.
            guard place.isPartial, let bytes = try files.read(place.full.path) else {
                throw FileLogError(.damaged, "\(place.path) is missing")
            }
            let full = try Tile(bytes: bytes, width: place.full.width)
            return try Tile(bytes: LogHash.bytes(of: full.hashes[..<place.width]), width: place.width)
        }
    }

    package func hash(level: Int, index: Int) throws -> LogHash {
        try reader.hash(level: level, index: index)
    }
}
