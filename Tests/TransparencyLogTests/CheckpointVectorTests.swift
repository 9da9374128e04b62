// SPDX-License-Identifier: Apache-2.0

import Crypto
import Foundation
import Testing
import TransparencyLog

/// The keys that the third-party checkpoints and proofs were made with.
struct VectorKeys: Decodable {
    struct Pair: Decodable {
        let vkey: String
        let seed: String

        enum CodingKeys: String, CodingKey {
            case vkey
            case seed = "seed_hex"
        }

        func signingKey() throws -> Curve25519.Signing.PrivateKey {
            try Curve25519.Signing.PrivateKey(rawRepresentation: NoteVectorTests.bytes(seed))
        }
    }

    let log, witness: Pair

    enum CodingKeys: String, CodingKey {
        case log = "log_ed25519"
        case witness = "witness1_ed25519"
    }

    static func load() throws -> Self { try SharedVectors.json("generated/checkpoint/keys.json") }
}

@Suite(.enabled(if: SharedVectors.isPresent, "the shared vectors are not on this machine"))
struct CheckpointVectorTests {
    struct Signed: Decodable {
        let size: UInt64
        let root: Data
        let logSigned, cosigned: String

        enum CodingKeys: String, CodingKey {
            case size, root
            case logSigned = "log_signed"
            case cosigned = "log2_and_2_cosignatures"
        }
    }

    struct GoodProof: Decodable {
        let index, size: UInt64
        let leaf, proof: String
    }

    struct BadProof: Decodable {
        let desc, proof: String
    }

    @Test func `verifies every checkpoint and cosignature`() throws {
        let keys = try VectorKeys.load()
        let logKey = try VerifierKey(parsing: keys.log.vkey)
        let policy = try WitnessPolicy(1, of: [VerifierKey(parsing: keys.witness.vkey)])
        let signed = try SharedVectors.json("generated/checkpoint/checkpoints.json", as: [Signed].self)
        var passed = 0
        for item in signed {
            let note = try SignedNote(parsing: item.cosigned.utf8)
            let checkpoint = try VerifiedCheckpoint(note, origin: logKey.name, logKey: logKey).checkpoint
            let isRight = checkpoint.size == item.size && checkpoint.root.bytes == Array(item.root)
            passed += try isRight && policy.isQuorum(policy.times(for: note)) ? 1 : 0
        }
        SharedVectors.report(
            "checkpoints-cosigned",
            passed,
            of: signed.count,
            note: ", \(2 * signed.count) ML-DSA-44 signatures skipped"
        )
        #expect(passed == signed.count)
    }

    @Test func `makes every checkpoint of the log byte for byte`() throws {
        let keys = try VectorKeys.load()
        let logKey = try VerifierKey(parsing: keys.log.vkey)
        let signer = try NoteSigner(name: logKey.name, key: keys.log.signingKey())
        #expect(signer.verifierKey == logKey)
        let signed = try SharedVectors.json("generated/checkpoint/checkpoints.json", as: [Signed].self)
        var passed = 0
        for item in signed {
            let root = try LogHash(bytes: item.root)
            let note = try Checkpoint(origin: logKey.name, size: item.size, root: root).signed(by: signer)
            passed += note.bytes == Array(item.logSigned.utf8) ? 1 : 0
        }
        SharedVectors.report("checkpoints-made", passed, of: signed.count)
        #expect(passed == signed.count)
    }

    @Test func `verifies every good proof and gives back its bytes`() throws {
        let keys = try VectorKeys.load()
        let logKey = try VerifierKey(parsing: keys.log.vkey)
        let policy = try WitnessPolicy(1, of: [VerifierKey(parsing: keys.witness.vkey)])
        let proofs = try SharedVectors.json("generated/proof/tlog-proof-good.json", as: [GoodProof].self)
        var passed = 0
        for item in proofs {
            let proof = try TlogProof(parsing: item.proof.utf8)
            let inclusion = try VerifiedInclusion(
                proof,
                leaf: .leaf(item.leaf.utf8),
                origin: logKey.name,
                logKey: logKey,
                policy: policy
            )
            let isRight = inclusion.index == item.index && inclusion.checkpoint.checkpoint.size == item.size
            passed += isRight && proof.bytes == Array(item.proof.utf8) ? 1 : 0
        }
        SharedVectors.report("tlog-proof-good", passed, of: proofs.count, note: ", ML-DSA-44 lines skipped")
        #expect(passed == proofs.count)
    }

    @Test func `refuses every bad proof`() throws {
        let proofs = try SharedVectors.json("generated/proof/tlog-proof-bad.json", as: [BadProof].self)
        var passed = 0
        for item in proofs {
            #expect(throws: LogError.self, "\(item.desc)") { try TlogProof(parsing: item.proof.utf8) }
            passed += (try? TlogProof(parsing: item.proof.utf8)) == nil ? 1 : 0
        }
        SharedVectors.report("tlog-proof-bad", passed, of: proofs.count)
    }
}
