// SPDX-License-Identifier: Apache-2.0

import Crypto
import Foundation
import LogWitness
import TransparencyLog

enum SampleSigner {
    static func key(_ seed: UInt8) throws -> Curve25519.Signing.PrivateKey {
        try Curve25519.Signing.PrivateKey(rawRepresentation: [UInt8](repeating: seed, count: 32))
    }

    static func cosigner(_ seed: UInt8) throws -> Cosigner {
        try Cosigner(name: "witness\(seed).example", key: key(seed))
    }
}

/// A log in memory and a folder for its witness, which goes with the value.
final class WitnessBench: Sendable {
    let tree: MemoryTree
    let signer: NoteSigner
    let path: String
    let folder: StateFolder

    init(count: Int = 20) throws {
        tree = MemoryTree(count: count)
        signer = try NoteSigner(name: "log.example", key: SampleSigner.key(1))
        path = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
        folder = try StateFolder(path: path)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    var log: VerifierKey { signer.verifierKey }

    /// A witness that starts from what stands in the folder.
    func witness(seed: UInt8 = 9) throws -> StandaloneWitness {
        try StandaloneWitness(
            cosigner: SampleSigner.cosigner(seed),
            logs: KnownLogs(parsing: Array(log.description.utf8)),
            folder: folder,
            time: { 1_700_000_000 }
        )
    }

    func checkpoint(_ size: UInt64) throws -> Checkpoint {
        try Checkpoint(origin: log.name, size: size, root: MerkleTree.root(size: size, from: tree))
    }

    func request(from old: UInt64, to size: UInt64, alsoBy other: UInt8? = nil) throws -> [UInt8] {
        var note = try checkpoint(size).signed(by: signer)
        if let other {
            let request = try AddCheckpointRequest(oldSize: 0, proof: [], note: note)
            let decision = WitnessDecision(request, keys: [log], lastSeen: nil)
            if case .cosign(let promise) = decision {
                note = note.adding([try promise.cosignature(by: SampleSigner.cosigner(other), at: 5)])
            }
        }
        let proof = try MerkleTree.consistencyProof(from: old, to: size, hashes: tree)
        return try AddCheckpointRequest(oldSize: old, proof: proof, note: note).bytes
    }
}
