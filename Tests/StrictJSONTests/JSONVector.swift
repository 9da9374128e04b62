// SPDX-License-Identifier: Apache-2.0

import Foundation
import StrictJSON
import Testing

/// One file of `Tests/Vectors/json`; the README there explains the format.
struct JSONVector: Sendable, CustomTestStringConvertible {
    struct Malformed: Error {
        let file: String
        let reason: String
    }

    static let headers: Set = [
        "title", "format", "max-bytes", "max-depth", "max-members", "encoding", "result", "expect",
    ]

    let file: String
    let format: String
    let limits: JSONLimits
    let expect: String
    let result: [UInt8]?
    let payload: [UInt8]

    var testDescription: String { file }

    static func all() throws -> [JSONVector] {
        let folder = TestFiles.vectors.appending(path: "json")
        return try TestFiles.names(in: folder).map { name in
            try JSONVector(file: name, bytes: try TestFiles.bytes(folder.appending(path: name)))
        }
    }

    init(file: String, bytes: [UInt8]) throws {
        self.file = file
        guard let end = bytes.indices.dropLast().first(where: { bytes[$0] == 10 && bytes[$0 + 1] == 10 }),
            bytes.last == 10
        else { throw Malformed(file: file, reason: "no empty line, or no line feed at the end") }
        let headers = try Self.headers(bytes[..<end], file: file)
        let body = end + 2 < bytes.count ? bytes[(end + 2)..<(bytes.count - 1)] : []
        payload = try Self.payload(body, encoding: headers["encoding"], file: file)
        format = headers["format"] ?? ""
        expect = headers["expect"] ?? ""
        result = try headers["result"].map { try HexString.decode($0) }
        limits = JSONLimits(
            maxBytes: headers["max-bytes"].flatMap { Int($0) } ?? 1_048_576,
            maxDepth: headers["max-depth"].flatMap { Int($0) } ?? 32,
            maxMembers: headers["max-members"].flatMap { Int($0) } ?? 65_536
        )
    }

    /// What happens when the payload is read: "accepted" and the bytes to compare, or the refusal's code.
    func outcome() throws -> (outcome: String, result: [UInt8]) {
        do throws(JSONError) {
            return ("accepted", try read())
        } catch {
            return ("refused:\(error.code.rawValue)", [])
        }
    }

    private func read() throws(JSONError) -> [UInt8] {
        switch format {
        case "json": CanonicalJSON.encode(try StrictJSONParser.parse(payload, limits: limits))
        case "canonical-json": CanonicalJSON.encode(try CanonicalJSON.parseCanonical(payload, limits: limits))
        case "base64url": try Base64URL.decode(payload.span)
        case "base64": try Base64Standard.decode(payload.span)
        case "hex": try HexString.decode(payload.span)
        default: preconditionFailure("unknown format \(format) in \(file)")
        }
    }

    private static func headers(_ bytes: ArraySlice<UInt8>, file: String) throws -> [String: String] {
        var headers: [String: String] = [:]
        for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
            let parts = line.split(separator: ": ", maxSplits: 1).map { String($0) }
            let name = parts[0].hasSuffix(":") ? String(parts[0].dropLast()) : parts[0]
            guard Self.headers.contains(name) else { throw Malformed(file: file, reason: "header \(name)") }
            headers[name] = parts.count > 1 ? parts[1] : ""
        }
        return headers
    }

    private static func payload(
        _ body: ArraySlice<UInt8>,
        encoding: String?,
        file: String
    ) throws -> [UInt8] {
        switch encoding {
        case "raw": return Array(body)
        case "hex": return try HexString.decode(String(decoding: body.filter { $0 > 32 }, as: UTF8.self))
        default: throw Malformed(file: file, reason: "encoding")
        }
    }
}
