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
    private var tiles: FetchedTiles

    private init(_ place: String) throws {
        self.place = place
        let isURL = place.hasPrefix("http://") || place.hasPrefix("https://")
        let connection = isURL ? try HTTPConnection() : nil
        self.connection = connection
        tiles = FetchedTiles { path in try await Self.resource(path, at: place, connection) }
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
        let (bytes, width) = try await explained { try await tiles.read(place) }
        return try Array(EntryBundle(bytes: bytes, width: width).entries.prefix(place.width))
    }

    /// Computes from the tiles of a tree of this size; what is lacking is read and the computation repeated.
    func computed<Value>(size: UInt64, _ compute: (TileReader) throws -> Value) async throws -> Value {
        try await explained { try await tiles.computed(size: size, compute) }
    }

    private func explained<Value>(_ work: () async throws -> Value) async throws -> Value {
        do {
            return try await work()
        } catch FetchedTiles.Failure.notServed(let path) {
            throw Failure(.unknown, "not-served", "\(place) does not serve \(path)")
        } catch FetchedTiles.Failure.endless {
            throw Failure(.unknown, "not-served", "\(place): more tiles are asked for than a tree has")
        } catch let error as LogError where error.code == .malformedTile {
            throw Failure(.no, "damaged", "\(place): \(error.reason)")
        }
    }

    private func resource(_ path: String) async throws -> [UInt8]? {
        try await Self.resource(path, at: place, connection)
    }

    /// Nil where the log says that there is none.
    private static func resource(
        _ path: String,
        at place: String,
        _ connection: HTTPConnection?
    ) async throws -> [UInt8]? {
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
