// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import TransparencyLog

/// One file of `Tests/Vectors/tlog`; the README there explains the format.
struct LogVector: Sendable, CustomTestStringConvertible {
    struct Malformed: Error {
        let reason: String
    }

    private static let names: Set = [
        "title", "format", "encoding", "expect", "keys", "leaf", "log", "witnesses", "threshold", "last-size",
        "last-root", "width", "cosigned-both",
    ]

    let file: String
    let expect: String
    private let headers: [String: String]
    private let payload: [UInt8]

    var testDescription: String { file }

    static func all() throws -> [LogVector] {
        let folder = URL(filePath: #filePath).resolvingSymlinksInPath()
            .deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Vectors/tlog")
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        return try files.filter { $0.hasSuffix(".txt") }.map { name in
            try LogVector(file: name, bytes: Array(Data(contentsOf: folder.appending(path: name))))
        }
    }

    init(file: String, bytes: [UInt8]) throws {
        self.file = file
        var reader = LineReader(bytes)
        var headers: [String: String] = [:]
        while let line = reader.next(), !line.isEmpty {
            let parts = String(decoding: line, as: UTF8.self).split(separator: ": ", maxSplits: 1)
            guard parts.count == 2, Self.names.contains(String(parts[0])),
                headers.updateValue(String(parts[1]), forKey: String(parts[0])) == nil
            else { throw Malformed(reason: "an unknown or doubled header") }
        }
        guard let expect = headers["expect"], reader.rest.last == 0x0a else {
            throw Malformed(reason: "no expectation, or no line feed at the end")
        }
        let raw = Array(reader.rest.dropLast())
        switch headers["encoding"] {
        case "raw": payload = raw
        case "hex": payload = NoteVectorTests.bytes(String(decoding: raw, as: UTF8.self))
        default: throw Malformed(reason: "an unknown encoding")
        }
        self.headers = headers
        self.expect = expect
    }

    /// What happens to the payload, in the words of `expect`.
    func outcome() throws -> String {
        do {
            return try read()
        } catch let error as LogError {
            return "refused:\(error.code.rawValue)"
        }
    }

    private func read() throws -> String {
        let text = String(decoding: payload, as: UTF8.self)
        switch headers["format"] {
        case "checkpoint": #expect(try Checkpoint(parsing: payload).text == payload)
        case "vkey": #expect(try VerifierKey(parsing: text).description == text)
        case "note": _ = try SignedNote(parsing: payload).verified(by: keys("keys"))
        case "policy": _ = try WitnessPolicy(parsing: payload)
        case "tlog-proof": try verifyProof()
        case "fork": try verifyFork()
        case "add-checkpoint": return try answer()
        case "tile-path": #expect(try TileCoordinate(path: text).path == text)
        case "bundle": #expect(try EntryBundle(bytes: payload, width: number("width")).bytes == payload)
        default: throw Malformed(reason: "an unknown format")
        }
        return "accepted"
    }

    private func verifyProof() throws {
        let proof = try TlogProof(parsing: payload)
        #expect(proof.bytes == payload)
        let log = try VerifierKey(parsing: header("log"))
        _ = try VerifiedInclusion(
            proof,
            leaf: .leaf(NoteVectorTests.bytes(header("leaf"))),
            origin: log.name,
            logKey: log,
            policy: WitnessPolicy(number("threshold"), of: keys("witnesses"))
        )
    }

    private func verifyFork() throws {
        let proof = try ForkProof(parsing: payload)
        #expect(proof.bytes == payload)
        let fork = try VerifiedFork(proof, keys: keys("keys"))
        guard headers["cosigned-both"] != nil else { return }
        #expect(try fork.doubleCosigners(among: keys("witnesses")).count == number("cosigned-both"))
    }

    private func answer() throws -> String {
        let log = try VerifierKey(parsing: header("log"))
        var last: WitnessState?
        if headers["last-size"] != nil {
            last = try WitnessState(
                size: UInt64(number("last-size")),
                root: LogHash(base64: header("last-root").utf8)
            )
        }
        let decision = WitnessDecision(payload) { $0 == log.name ? (keys: [log], lastSeen: last) : nil }
        switch decision {
        case .cosign: return "answer:200"
        case .refuse(let refusal): return "answer:\(refusal.status)"
        }
    }

    private func header(_ name: String) throws -> String {
        guard let value = headers[name] else { throw Malformed(reason: "no \(name)") }
        return value
    }

    private func number(_ name: String) throws -> Int {
        guard let value = try Int(header(name)) else { throw Malformed(reason: "no number \(name)") }
        return value
    }

    private func keys(_ name: String) throws -> [VerifierKey] {
        try header(name).split(separator: " ").map { try VerifierKey(parsing: String($0)) }
    }
}
