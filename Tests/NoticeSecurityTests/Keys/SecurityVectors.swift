// SPDX-License-Identifier: Apache-2.0

import Foundation
import StrictJSON

/// Reads vectors: those of other makers, which are not part of the repository, and the project's own.
enum SecurityVectors {
    struct Absent: Error {}

    private static let tests = URL(filePath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// The folder named by HERALD_SHARED, else `shared` beside the repository; nil if there is none.
    static let shared: URL? = {
        let named = ProcessInfo.processInfo.environment["HERALD_SHARED"].map { URL(filePath: $0) }
        let folder = named ?? tests.appending(path: "../../shared").standardizedFileURL
        let vectors = folder.appending(path: "vectors")
        return FileManager.default.fileExists(atPath: vectors.path) ? vectors : nil
    }()

    static var arePresent: Bool { shared != nil }

    static func bytes(_ path: String) throws -> [UInt8] {
        guard let shared else { throw Absent() }
        return Array(try Data(contentsOf: shared.appending(path: path)))
    }

    static func exists(_ path: String) -> Bool {
        shared.map { FileManager.default.fileExists(atPath: $0.appending(path: path).path) } ?? false
    }

    static func json(_ path: String) throws -> VectorNode {
        let limits = JSONLimits(maxBytes: 4 << 20)
        return VectorNode(try StrictJSONParser.parse(try bytes(path), limits: limits))
    }

    static func names(in path: String) throws -> [String] {
        guard let shared else { throw Absent() }
        return try FileManager.default.contentsOfDirectory(atPath: shared.appending(path: path).path).sorted()
    }

    /// The project's own cases of one folder, by file name.
    static func own(_ folder: String) throws -> [OwnVector] {
        let folder = tests.appending(path: "Vectors").appending(path: folder)
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        return try names.filter { $0.hasSuffix(".txt") }.map { name in
            try OwnVector(file: name, bytes: Array(try Data(contentsOf: folder.appending(path: name))))
        }
    }

    /// Prints how many cases of a set were run and came out as the set says.
    static func report(_ name: String, _ passed: Int, of count: Int, note: String = "") {
        print("vectors: \(name) \(passed)/\(count)\(note.isEmpty ? "" : " (\(note))")")
    }
}

/// A place in a JSON file of vectors; asking for what is not there fails the test.
struct VectorNode: Sendable {
    struct Missing: Error {
        let what: String
    }

    let value: JSONValue

    init(_ value: JSONValue) {
        self.value = value
    }

    func find(_ name: String) -> VectorNode? {
        guard case .object(let object) = value else { return nil }
        return object[name].map { VectorNode($0) }
    }

    func get(_ name: String) throws -> VectorNode {
        guard let node = find(name) else { throw Missing(what: name) }
        return node
    }

    func text(_ name: String) throws -> String {
        guard case .string(let text) = try get(name).value else { throw Missing(what: name) }
        return text
    }

    func integer(_ name: String) throws -> Int {
        guard case .integer(let number) = try get(name).value else { throw Missing(what: name) }
        return Int(number)
    }

    func hex(_ name: String) throws -> [UInt8] { try HexString.decode(try text(name)) }

    func base64URL(_ name: String) throws -> [UInt8] { try Base64URL.decode(try text(name)) }

    func list(_ name: String) throws -> [VectorNode] { try get(name).list() }

    func list() throws -> [VectorNode] {
        guard case .array(let elements) = value else { throw Missing(what: "array") }
        return elements.map { VectorNode($0) }
    }

    /// A public JWK with only the members named.
    func jwk(_ names: String...) throws -> JSONValue {
        .object(JSONObject(try names.map { ($0, try get($0).value) }))
    }
}
