// SPDX-License-Identifier: Apache-2.0

import Foundation
import StrictJSON
import Testing

/// One file of `Tests/Vectors/precision` or `Tests/Vectors/specificity`; the README there explains it.
struct Vector: Sendable, CustomTestStringConvertible {
    struct Malformed: Error {
        let file: String
    }

    let file: String
    let headers: [String: String]
    let payload: JSONValue

    var testDescription: String { file }

    static func all(_ folderName: String) throws -> [Vector] {
        let tests = URL(filePath: #filePath).resolvingSymlinksInPath()
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let folder = tests.appending(path: "Vectors").appending(path: folderName)
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        return try names.filter { $0.hasSuffix(".txt") }.map { name in
            let data = try Data(contentsOf: folder.appending(path: name))
            return try Vector(file: name, text: String(decoding: data, as: UTF8.self))
        }
    }

    private init(file: String, text: String) throws {
        guard let gap = text.range(of: "\n\n") else { throw Malformed(file: file) }
        var headers: [String: String] = [:]
        for line in text[..<gap.lowerBound].split(separator: "\n") {
            let parts = line.components(separatedBy: ": ")
            guard parts.count >= 2, ["title", "expect", "area", "reason"].contains(parts[0]) else {
                throw Malformed(file: file)
            }
            headers[parts[0]] = parts.dropFirst().joined(separator: ": ")
        }
        self.file = file
        self.headers = headers
        payload = try StrictJSONParser.parse(Array(text[gap.upperBound...].utf8))
    }
}
