// SPDX-License-Identifier: Apache-2.0

import NoticeSecurity
import StrictJSON
import Testing

/// One of the project's own cases: header lines, an empty line, and a payload.
struct OwnVector: Sendable, CustomTestStringConvertible {
    struct Malformed: Error {
        let file: String
    }

    let file: String
    let headers: [String: String]
    let payload: [UInt8]

    var testDescription: String { file }
    var expect: String { headers["expect"] ?? "" }

    init(file: String, bytes: [UInt8]) throws {
        self.file = file
        guard let end = bytes.indices.dropLast().first(where: { bytes[$0] == 10 && bytes[$0 + 1] == 10 }),
            bytes.last == 10
        else { throw Malformed(file: file) }
        var headers: [String: String] = [:]
        for line in String(decoding: bytes[..<end], as: UTF8.self).split(separator: "\n") {
            let parts = line.split(separator: ": ", maxSplits: 1).map { String($0) }
            guard parts.count == 2 else { throw Malformed(file: file) }
            headers[parts[0]] = parts[1]
        }
        self.headers = headers
        payload = Array(bytes[(end + 2)..<(bytes.count - 1)])
    }

    func header(_ name: String) throws -> String {
        guard let value = headers[name] else { throw Malformed(file: file) }
        return value
    }

    func key(_ name: String) throws -> JSONValue {
        try StrictJSONParser.parse(Array(try header(name).utf8))
    }

    /// Compares what happens with what the case expects: "accepted" and results, or the refusal's code.
    func check(_ names: Set<String>, _ run: () throws -> [String: String]) throws {
        let known: Set = ["title", "expect"]
        #expect(Set(headers.keys).isSubset(of: known.union(names)), "\(file): unknown header")
        do {
            let results = try run()
            #expect(expect == "accepted", "\(file)")
            for (name, value) in results { #expect(headers[name] == value, "\(file): \(name)") }
        } catch let error as SecurityError {
            #expect(expect == "refused:\(error.code.rawValue)", "\(file)")
        }
    }
}
