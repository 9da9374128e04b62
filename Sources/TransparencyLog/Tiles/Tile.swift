// SPDX-License-Identifier: Apache-2.0

/// A tile of hashes, as tlog-tiles serves it.
public struct Tile: Hashable, Sendable {
    public let hashes: [LogHash]

    /// Reads the tile at this place; a bundle's place is `out-of-range`.
    package init(at place: TileCoordinate, from store: some SubtreeHashes) throws {
        guard case .hashes(let level) = place.content, level < 8, place.index < UInt64(Int.max) >> 8 else {
            throw LogError(.outOfRange, "no tree has a tile there")
        }
        let first = Int(place.index) * TileCoordinate.fullWidth
        hashes = try (first..<first + place.width).map { try store.hash(level: 8 * level, index: $0) }
    }

    /// Parses the bytes of a tile of this width; any other number of bytes is `malformed-tile`.
    public init(bytes: some Collection<UInt8>, width: Int) throws(LogError) {
        guard (1...TileCoordinate.fullWidth).contains(width), bytes.count == width * LogHash.byteCount else {
            throw LogError(.malformedTile, "not \(width) hashes of 32 bytes")
        }
        hashes = try LogHash.list(bytes)
    }

    public var bytes: [UInt8] { LogHash.bytes(of: hashes) }
}
