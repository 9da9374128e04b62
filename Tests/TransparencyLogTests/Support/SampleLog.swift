// SPDX-License-Identifier: Apache-2.0

import Crypto
import TransparencyLog

/// A log and its witnesses with keys that never change.
struct SampleLog {
    let store = MemoryTree(count: 20)
    let signer: NoteSigner
    let cosigners: [Cosigner]

    init() throws {
        signer = try NoteSigner(name: "log.example", key: Self.key(0))
        cosigners = try (1...3).map { try Cosigner(name: "w\($0).example", key: Self.key(UInt8($0))) }
    }

    var key: VerifierKey { signer.verifierKey }

    var witnesses: [VerifierKey] { cosigners.map(\.verifierKey) }

    static func key(_ seed: UInt8) throws -> Curve25519.Signing.PrivateKey {
        try Curve25519.Signing.PrivateKey(rawRepresentation: [UInt8](repeating: seed, count: 32))
    }

    func checkpoint(size: UInt64) throws -> SignedNote {
        let root = try MerkleTree.root(size: size, from: store)
        return try Checkpoint(origin: key.name, size: size, root: root).signed(by: signer)
    }

    /// The checkpoint with the cosignatures of the first witnesses, each at its time.
    func cosigned(size: UInt64, at times: [UInt64]) throws -> SignedNote {
        let note = try checkpoint(size: size)
        let request = try AddCheckpointRequest(oldSize: 0, proof: [], note: note)
        let lines = try zip(cosigners, times).map { cosigner, time in
            try promise(request).cosignature(by: cosigner, at: time)
        }
        return note.adding(lines)
    }

    struct Refused: Error {}

    func promise(_ request: AddCheckpointRequest) throws -> WitnessPromise {
        guard case .cosign(let promise) = WitnessDecision(request, keys: [key], lastSeen: nil) else {
            throw Refused()
        }
        return promise
    }
}
