// SPDX-License-Identifier: Apache-2.0

import Crypto
import Foundation
import Testing

@testable import TransparencyLog

@Suite(.enabled(if: SharedVectors.isPresent, "the shared vectors are not on this machine"))
struct NoteVectorTests {
    struct Open: Decodable {
        let desc, error: String
        let noteBase64: Data
        let vkeys, verified: [String]?

        enum CodingKeys: String, CodingKey {
            case desc, error, vkeys, verified
            case noteBase64 = "note_b64"
        }
    }

    struct VKey: Decodable {
        let desc, vkey: String
        let ok: Bool
    }

    struct Body: Decodable {
        let desc, body: String
        let isGood: Bool

        enum CodingKeys: String, CodingKey {
            case desc, body
            case isGood = "spec_ok"
        }
    }

    struct Edge: Decodable {
        let key, sig, msg: String
        let flags: [String]?
    }

    @Test func `opens every note as wanted`() throws {
        let cases = try SharedVectors.json("generated/note/open.json", as: [Open].self)
        var passed = 0
        for open in cases {
            let outcome = Self.outcome(of: open)
            let wanted = open.error.isEmpty ? (open.verified ?? []).joined(separator: " ") : open.error
            #expect(outcome == wanted, "\(open.desc)")
            passed += outcome == wanted ? 1 : 0
        }
        SharedVectors.report("note-open", passed, of: cases.count)
    }

    private static func outcome(of open: Open) -> String {
        do {
            let keys = try (open.vkeys ?? []).map { try VerifierKey(parsing: $0) }
            let note = try SignedNote(parsing: open.noteBase64)
            #expect(note.bytes == Array(open.noteBase64))
            let names = try note.verified(by: keys).signers.map { signer in
                signer.key.description.split(separator: "+").prefix(2).joined(separator: "+")
            }
            return names.joined(separator: " ")
        } catch {
            let classes: [LogError.Code: String] = [
                .ambiguousKey: "ambiguous", .badSignature: "invalid signature", .malformedNote: "malformed",
                .noKnownSignature: "unverified", .tooLarge: "malformed",
            ]
            return (error as? LogError).flatMap { classes[$0.code] } ?? "\(error)"
        }
    }

    @Test func `parses every key as wanted, but for upper case and ECDSA`() throws {
        let keys = try SharedVectors.json("generated/note/vkeys.json", as: [VKey].self)
        let refusedHere: [String: LogError.Code] = [
            "upper-case hex": .wrongKeyID, "ECDSA P-256 (sum of SPKI)": .unsupportedAlgorithm,
        ]
        var passed = 0
        for key in keys {
            if let code = refusedHere[key.desc] {
                #expect(throws: LogError(code, "")) { try VerifierKey(parsing: key.vkey) }
                continue
            }
            let parsed = try? VerifierKey(parsing: key.vkey)
            #expect((parsed != nil) == key.ok, "\(key.desc)")
            #expect(parsed == nil || parsed?.description == key.vkey)
            passed += (parsed != nil) == key.ok ? 1 : 0
        }
        SharedVectors.report(
            "note-vkeys",
            passed,
            of: keys.count - refusedHere.count,
            note: ", 2 refused on purpose"
        )
    }

    @Test func `parses every checkpoint body as the specification says`() throws {
        let bodies = try SharedVectors.json("generated/checkpoint/bodies.json", as: [Body].self)
        var passed = 0
        for body in bodies {
            let parsed = try? Checkpoint(anyLog: body.body.utf8)
            #expect((parsed != nil) == body.isGood, "\(body.desc)")
            #expect(parsed == nil || parsed?.text == Array(body.body.utf8))
            passed += (parsed != nil) == body.isGood ? 1 : 0
        }
        SharedVectors.report("checkpoint-bodies", passed, of: bodies.count)
    }

    @Test func `agrees on every Ed25519 edge case with a cofactorless verifier that refuses weak keys`()
        throws
    {
        let edges = try SharedVectors.json("note-cctv-ed25519/ed25519vectors.json", as: [Edge].self)
        let refused: Set = ["low_order_A", "low_order_residue", "non_canonical_A", "non_canonical_R"]
        var passed = 0
        for edge in edges {
            let key = try? Ed25519Key(bytes: Self.bytes(edge.key))
            let isAccepted = key?.isSignature(Self.bytes(edge.sig), of: Array(edge.msg.utf8)) ?? false
            let isWanted = refused.isDisjoint(with: edge.flags ?? [])
            #expect(isAccepted == isWanted, "\(edge.flags ?? [])")
            passed += isAccepted == isWanted ? 1 : 0
        }
        SharedVectors.report("cctv-ed25519", passed, of: edges.count)
    }

    static func bytes(_ hex: String) -> [UInt8] {
        let digits = hex.utf8.map { UInt8(String(UnicodeScalar($0)), radix: 16) ?? 0 }
        return stride(from: 0, to: digits.count - 1, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
    }
}
