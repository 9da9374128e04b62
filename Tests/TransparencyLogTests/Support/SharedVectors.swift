// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Reads the third-party vectors, which are not part of the repository.
enum SharedVectors {
    /// The folder of log vectors, or nil where this machine has none.
    static let folder: URL? = {
        let repository = URL(filePath: #filePath).resolvingSymlinksInPath()
            .deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let shared =
            ProcessInfo.processInfo.environment["HERALD_SHARED"].map { URL(filePath: $0) }
            ?? repository.deletingLastPathComponent().appending(path: "shared")
        let folder = shared.appending(path: "vectors/tlog")
        return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
    }()

    static var isPresent: Bool { folder != nil }

    struct Absent: Error {}

    static func url(_ path: String) throws -> URL {
        guard let folder else { throw Absent() }
        return folder.appending(path: path)
    }

    static func data(_ path: String) throws -> Data { try Data(contentsOf: url(path)) }

    static func text(_ path: String) throws -> String {
        try String(decoding: data(path), as: UTF8.self).trimmingCharacters(in: .newlines)
    }

    static func json<Value: Decodable>(_ path: String, as type: Value.Type = Value.self) throws -> Value {
        try JSONDecoder().decode(type, from: data(path))
    }

    /// The JSON files anywhere below a folder, in the order of their paths.
    static func files(below path: String) throws -> [String] {
        let names = try FileManager.default.subpathsOfDirectory(atPath: url(path).path)
        return names.filter { $0.hasSuffix(".json") }.sorted().map { "\(path)/\($0)" }
    }

    static func report(_ name: String, _ passed: Int, of count: Int, note: String = "") {
        print("vectors: \(name) \(passed)/\(count)\(note)")
    }
}
