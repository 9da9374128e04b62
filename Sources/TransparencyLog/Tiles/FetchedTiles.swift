// SPDX-License-Identifier: Apache-2.0

/// Tiles of a log that is elsewhere, read when a computation asks for them, and kept.
///
/// Nothing it returns is verified: only a root or proof that agrees with a signed checkpoint says that the
/// tiles are right.
package struct FetchedTiles {
    /// Why a computation could not be ended.
    package enum Failure: Error, Hashable, Sendable {
        /// The log has no resource at this path, nor the full one in its place.
        case notServed(path: String)
        /// More tiles were asked for than any proof needs.
        case endless
    }

    private struct Missing: Error {
        let tile: TileCoordinate
    }

    // A proof needs less than two tiles a level, and there are eight levels.
    private static let largestTileCount = 64

    private let resource: @Sendable (_ path: String) async throws -> [UInt8]?
    private var tiles: [TileCoordinate: Tile] = [:]

    /// Takes what reads a resource at its tlog-tiles path, with nil where the log says that there is none.
    package init(resource: @escaping @Sendable (_ path: String) async throws -> [UInt8]?) {
        self.resource = resource
    }

    /// Computes from the tiles of a tree of this size; what is lacking is read and the computation repeated.
    ///
    /// Throws what the computation and the reading throw, a ``Failure``, and `malformed-tile`.
    package mutating func computed<Value>(
        size: UInt64,
        _ compute: (TileReader) throws -> Value
    ) async throws -> Value {
        for _ in 0..<Self.largestTileCount {
            let known = tiles
            let reader = TileReader(size: size) { place in
                guard let tile = known[place] else { throw Missing(tile: place) }
                return tile
            }
            do {
                return try compute(reader)
            } catch let missing as Missing {
                tiles[missing.tile] = try await fetched(missing.tile)
            }
        }
        throw Failure.endless
    }

    /// The bytes of a resource with its width: of the full one where the partial one is gone.
    package func read(_ place: TileCoordinate) async throws -> (bytes: [UInt8], width: Int) {
        if let bytes = try await resource(place.path) { return (bytes, place.width) }
        if place.isPartial, let bytes = try await resource(place.full.path) {
            return (bytes, TileCoordinate.fullWidth)
        }
        throw Failure.notServed(path: place.path)
    }

    private func fetched(_ place: TileCoordinate) async throws -> Tile {
        let (bytes, width) = try await read(place)
        guard bytes.count == width * LogHash.byteCount else {
            throw LogError(.malformedTile, "\(place.path) is not \(width) hashes")
        }
        return try Tile(bytes: bytes.prefix(place.width * LogHash.byteCount), width: place.width)
    }
}
