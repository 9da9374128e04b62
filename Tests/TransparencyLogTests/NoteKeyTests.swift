// SPDX-License-Identifier: Apache-2.0

import Crypto
import Foundation
import Testing
import TransparencyLog

/// Private keys as lines of text.
struct NoteKeyTests {
    private static let seed = (0..<32).map { UInt8(0xa0 + $0) }
    /// From the documentation of Go's `golang.org/x/mod/sumdb/note`.
    private static let goLine =
        "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"

    private static func key(_ algorithm: VerifierKey.Algorithm = .ed25519) throws -> NoteKey {
        try NoteKey(name: "log.example", algorithm: algorithm, seed: seed)
    }

    @Test(arguments: [VerifierKey.Algorithm.ed25519, .cosignatureV1])
    func `survives being written, with or without its line feed`(algorithm: VerifierKey.Algorithm) throws {
        let key = try Self.key(algorithm)
        for line in [key.text, key.text + "\n"] {
            let read = try NoteKey(parsing: line.utf8)
            #expect(read.verifierKey == key.verifierKey && read.text == key.text)
        }
        let typed = Data([algorithm.rawValue] + Self.seed).base64EncodedString()
        #expect(key.text == "PRIVATE+KEY+log.example+\(key.verifierKey.keyIDText)+\(typed)")
    }

    @Test func `reads a key of Go, and signs as Go does`() throws {
        let key = try NoteKey(parsing: Self.goLine.utf8)
        #expect(
            key.verifierKey.description
                == "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
        )
        let text = """
            If you think cryptography is the answer to your problem,
            then you don't know what your problem is.

            """
        let line = try key.logSigner().signature(of: Array(text.utf8)).line
        let signed = """
            — PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
            """
        let note = try SignedNote(parsing: "\(text)\n\(signed)\n".utf8)
        #expect(try note.verified(by: [key.verifierKey]).note == note)
        let again = try SignedNote(parsing: "\(text)\n\(line)\n".utf8)
        #expect(try again.verified(by: [key.verifierKey]).note == again)
    }

    @Test(arguments: [
        ("", LogError.Code.malformedKey), ("\n", .malformedKey), ("PRIVATE+KEY", .malformedKey),
        ("private+KEY+log.example+ID+SEED", .malformedKey),
        ("PRIVATE+KEYS+log.example+ID+SEED", .malformedKey),
        (" PRIVATE+KEY+log.example+ID+SEED", .malformedKey), ("PRIVATE+KEY+log.example+SEED", .malformedKey),
        ("PRIVATE+KEY++ID+SEED", .malformedName), ("PRIVATE+KEY+log example+ID+SEED", .malformedName),
        ("PRIVATE+KEY+log\u{1}+ID+SEED", .malformedName), ("PRIVATE+KEY+log\u{2028}+ID+SEED", .malformedName),
        ("PRIVATE+KEY+other.example+ID+SEED", .wrongKeyID), ("PRIVATE+KEY+log.example++SEED", .wrongKeyID),
        ("PRIVATE+KEY+log.example+00000000+SEED", .wrongKeyID),
        ("PRIVATE+KEY+log.example+UPPER+SEED", .wrongKeyID),
        ("PRIVATE+KEY+log.example+0ID+SEED", .wrongKeyID), ("PRIVATE+KEY+log.example+ID+", .malformedKey),
        ("PRIVATE+KEY+log.example+ID+AQ==", .malformedKey), ("PRIVATE+KEY+log.example+ID+FEW", .malformedKey),
        ("PRIVATE+KEY+log.example+ID+MANY", .malformedKey),
        ("PRIVATE+KEY+log.example+ID+TYPE2", .unsupportedAlgorithm),
        ("PRIVATE+KEY+log.example+ID+TYPE6", .unsupportedAlgorithm),
        ("PRIVATE+KEY+log.example+ID+TYPE4", .wrongKeyID), ("PRIVATE+KEY+log.example+ID+URL", .malformedKey),
        ("PRIVATE+KEY+log.example+ID+SEED\n\n", .malformedKey),
        ("PRIVATE+KEY+log.example+ID+SEED\r\n", .malformedKey),
        ("PRIVATE+KEY+log.example+ID+SEED ", .malformedKey),
        ("\nPRIVATE+KEY+log.example+ID+SEED", .malformedKey),
        ("PRIVATE+KEY+LONG+ID+SEED", .malformedName), ("PRIVATE+KEY+LONGER+ID+SEED", .malformedKey),
    ])
    func `names what is wrong with a line`(form: String, code: LogError.Code) throws {
        let id = try Self.key().verifierKey.keyIDText
        func typed(_ type: UInt8, _ seed: some Sequence<UInt8>) -> String {
            Data([type] + seed).base64EncodedString()
        }
        let parts = [
            ("UPPER", id.uppercased()), ("ID", id), ("SEED", typed(1, Self.seed)),
            ("FEW", typed(1, Self.seed.dropLast())),
            ("MANY", typed(1, Self.seed + [0])), ("TYPE2", typed(2, Self.seed)),
            ("TYPE4", typed(4, Self.seed)),
            ("TYPE6", typed(6, Self.seed)),
            ("URL", typed(1, Self.seed).replacing("/", with: "_").replacing("+", with: "-")),
            ("LONGER", String(repeating: "a", count: 2048)), ("LONG", String(repeating: "a", count: 1025)),
        ]
        let line = form.split(separator: "+", omittingEmptySubsequences: false).map { part in
            parts.reduce(String(part)) { text, part in text.replacing(part.0, with: part.1) }
        }
        #expect(throws: LogError(code, "")) { try NoteKey(parsing: line.joined(separator: "+").utf8) }
    }

    @Test func `refuses a name that is no text`() {
        let line = Array("PRIVATE+KEY+".utf8) + [0xff] + Array("+00000000+AQ==".utf8)
        #expect(throws: LogError(.malformedKey, "")) { try NoteKey(parsing: line) }
    }

    @Test(arguments: [0, 31, 33, 64])
    func `is made from 32 bytes`(count: Int) {
        #expect(throws: LogError(.malformedKey, "")) {
            try NoteKey(name: "log.example", algorithm: .ed25519, seed: [UInt8](repeating: 1, count: count))
        }
    }

    @Test func `signs as a log or as a witness, never as both`() throws {
        let (log, witness) = (try Self.key(), try Self.key(.cosignatureV1))
        #expect(try log.logSigner().verifierKey == log.verifierKey)
        #expect(try witness.cosigner().verifierKey == witness.verifierKey)
        #expect(throws: LogError(.unsupportedAlgorithm, "")) { try log.cosigner() }
        #expect(throws: LogError(.unsupportedAlgorithm, "")) { try witness.logSigner() }
        #expect(log.verifierKey.keyIDText != witness.verifierKey.keyIDText)
    }

    @Test func `never prints its secret`() throws {
        let key = try Self.key()
        let signers: [Any] = [key, try key.logSigner(), try Self.key(.cosignatureV1).cosigner()]
        let secrets = [
            Self.seed.map(String.init).joined(separator: ", "), Data(Self.seed).base64EncodedString(),
            Self.seed.map { String($0, radix: 16) }.joined(),
            Self.seed.dropFirst(8).prefix(4).map(String.init).joined(separator: ", "),
        ]
        for value in signers {
            var dumped = ""
            dump(value, to: &dumped)
            for text in [String(describing: value), String(reflecting: value), "\(value)", dumped] {
                #expect(!secrets.contains { text.contains($0) })
            }
            #expect(!Self.bytes(in: value, depth: 8).contains { $0.starts(with: Self.seed.prefix(8)) })
        }
    }

    /// Every run of bytes that reflection reaches.
    private static func bytes(in value: Any, depth: Int) -> [[UInt8]] {
        if let bytes = value as? [UInt8] { return [bytes] }
        guard depth > 0 else { return [] }
        let children = Mirror(reflecting: value).children.map(\.value)
        return [children.compactMap { $0 as? UInt8 }] + children.flatMap { bytes(in: $0, depth: depth - 1) }
    }
}
