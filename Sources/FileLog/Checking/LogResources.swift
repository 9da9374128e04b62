// SPDX-License-Identifier: Apache-2.0

import TransparencyLog

/// Where the tiles and bundles of a log are read from: a folder, or a server.
package protocol LogResources: Sendable {
    /// The bytes at a path, or nil where nothing is; throws where that could not be found out.
    func read(_ path: String) async throws -> [UInt8]?
}

/// The files of a log folder, or of any copy of one.
package struct FolderResources: LogResources {
    private let files: any LogFiles

    package init(_ files: any LogFiles) { self.files = files }

    package func read(_ path: String) async throws -> [UInt8]? { try files.read(path) }
}

extension LogResources {
    /// The resource at a place; of a partial one that has given way, the beginning of the full one.
    func bytes(at place: TileCoordinate) async throws -> [UInt8]? {
        if let bytes = try await read(place.path) { return bytes }
        guard place.isPartial, let full = try await read(place.full.path) else { return nil }
        switch place.content {
        case .hashes: return Array(full.prefix(place.width * LogHash.byteCount))
        case .entries: return BundleEntries.prefix(of: full, entries: place.width)
        }
    }
}

/// The entries in the bytes of a bundle, without a copy of each.
enum BundleEntries {
    /// The leaf hashes of exactly this many entries; nil for any other bytes.
    static func leaves(_ bytes: [UInt8], width: Int) -> [LogHash]? {
        bytes.withUnsafeBufferPointer { bytes in
            var leaves: [LogHash] = []
            leaves.reserveCapacity(width)
            var offset = 0
            while leaves.count < width, let end = end(bytes, offset) {
                leaves.append(.leaf(UnsafeBufferPointer(rebasing: bytes[offset + 2..<end])))
                offset = end
            }
            return leaves.count == width && offset == bytes.count ? leaves : nil
        }
    }

    static func prefix(of bytes: [UInt8], entries count: Int) -> [UInt8]? {
        bytes.withUnsafeBufferPointer { bytes in
            var offset = 0
            for _ in 0..<count {
                guard let end = end(bytes, offset) else { return nil }
                offset = end
            }
            return Array(bytes[..<offset])
        }
    }

    private static func end(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int) -> Int? {
        guard offset + 2 <= bytes.count else { return nil }
        let end = offset + 2 + (Int(bytes[offset]) << 8 | Int(bytes[offset + 1]))
        return end <= bytes.count ? end : nil
    }
}
