// SPDX-License-Identifier: Apache-2.0

import NodeAPI
import NodeClient
import TransparencyLog

/// A log at a URL or in a folder, read at its tlog-tiles paths.
///
/// Nothing it returns is verified. Tiles are kept once read.
final class LogReader {
    /// The URL, or the path of the folder.
    let place: String
    private let connection: HTTPConnection?
    private var tiles: [TileCoordinate: Tile] = [:]

    private struct Missing: Error {
        let tile: TileCoordinate
    }

    private init(_ place: String) throws {
        self.place = place
        let isURL = place.hasPrefix("http://") || place.hasPrefix("https://")
        connection = isURL ? try HTTPConnection() : nil
    }

    /// Opens a log, runs the body and closes the connection.
    static func run<Value>(_ place: String, _ body: (LogReader) async throws -> Value) async throws -> Value {
        let reader = try LogReader(place)
        do {
            let value = try await body(reader)
            try await reader.connection?.close()
            return value
        } catch {
            try? await reader.connection?.close()
            throw error
        }
    }

    func checkpoint() async throws -> SignedNote {
        guard let bytes = try await resource("checkpoint") else {
            throw Failure(.unknown, "not-served", "\(place) has no checkpoint")
        }
        return try SignedNote(parsing: bytes)
    }

    /// The entries of the bundle at this place.
    func entries(at place: TileCoordinate) async throws -> [[UInt8]] {
        let (bytes, width) = try await narrowest(place)
        return try Array(EntryBundle(bytes: bytes, width: width).entries.prefix(place.width))
    }

    /// Computes from the tiles of a tree of this size; what is lacking is read and the computation repeated.
    func computed<Value>(size: UInt64, _ compute: (TileReader) throws -> Value) async throws -> Value {
        // A proof needs less than two tiles a level, and there are eight levels.
        for _ in 0..<64 {
            let known = tiles
            let reader = TileReader(size: size) { place in
                guard let tile = known[place] else { throw Missing(tile: place) }
                return tile
            }
            do {
                return try compute(reader)
            } catch let missing as Missing {
                let (bytes, width) = try await narrowest(missing.tile)
                let byteCount = missing.tile.width * LogHash.byteCount
                guard bytes.count == width * LogHash.byteCount else {
                    throw Failure(.no, "damaged", "\(missing.tile.path) is not \(width) hashes")
                }
                tiles[missing.tile] = try Tile(bytes: bytes.prefix(byteCount), width: missing.tile.width)
            }
        }
        throw Failure(.unknown, "not-served", "\(place): more tiles are asked for than a tree has")
    }

    /// A resource with its width; the full one where the partial one is gone.
    private func narrowest(_ coordinate: TileCoordinate) async throws -> (bytes: [UInt8], width: Int) {
        if let bytes = try await resource(coordinate.path) { return (bytes, coordinate.width) }
        if coordinate.isPartial, let bytes = try await resource(coordinate.full.path) {
            return (bytes, TileCoordinate.fullWidth)
        }
        throw Failure(.unknown, "not-served", "\(place) does not serve \(coordinate.path)")
    }

    /// Nil where the log says that there is none.
    private func resource(_ path: String) async throws -> [UInt8]? {
        guard let connection else {
            let file = "\(place)/\(path)"
            return Files.exists(file) ? try Files.read(file, limit: 32 << 20) : nil
        }
        let answer: APIAnswer
        do {
            answer = try await connection.send(APIRequest(method: "GET", target: "/" + path), to: place)
        } catch {
            throw Failure(.unknown, "no-answer", "\(place) does not answer: \(error)")
        }
        if answer.status == 404 { return nil }
        guard answer.status == 200 else {
            throw Failure(.unknown, "not-served", "\(place)/\(path): 200 expected, found \(answer.status)")
        }
        return answer.body
    }
}
