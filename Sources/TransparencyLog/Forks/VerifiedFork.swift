// SPDX-License-Identifier: Apache-2.0

/// That a log signed two checkpoints which no tree that only grows can both have.
///
/// Only the verifying initialiser makes one. It says nothing about which of the two was shown to whom, and
/// nothing about the log's intent: whoever holds the key may have lost the record.
public struct VerifiedFork: Hashable, Sendable {
    public let first: Checkpoint
    public let second: Checkpoint
    public let proof: ForkProof

    public var origin: String { first.origin }

    /// Verifies a proof under keys of logs, of which those named as the origin count.
    ///
    /// Throws the errors of `SignedNote`; `wrong-origin` where the two checkpoints are of different logs or no
    /// key is the log's; `malformed-fork` where the first tree is the larger; and `no-fork` where the proof
    /// does not show that the trees disagree.
    public init(_ proof: ForkProof, keys: [VerifierKey]) throws(LogError) {
        let first = try Checkpoint(anyLog: proof.first.text)
        let second = try Checkpoint(anyLog: proof.second.text)
        let logKeys = keys.filter {
            $0.algorithm == .ed25519 && $0.name.hasSameBytes(as: first.origin)
        }
        guard first.origin.hasSameBytes(as: second.origin), !logKeys.isEmpty else {
            throw LogError(.wrongOrigin, "the checkpoints are not both of a log with one of these keys")
        }
        _ = try proof.first.verified(by: logKeys)
        _ = try proof.second.verified(by: logKeys)
        guard first.size <= second.size else {
            throw LogError(.malformedFork, "the checkpoint of the larger tree stands first")
        }
        let isOfSecond = MerkleTree.isConsistent(
            oldSize: first.size,
            oldRoot: proof.root,
            newSize: second.size,
            newRoot: second.root,
            proof: proof.proof
        )
        guard isOfSecond, proof.root != first.root else {
            throw LogError(.noFork, "it does not show that the two trees disagree")
        }
        self.first = first
        self.second = second
        self.proof = proof
    }

    /// The witnesses among these that cosigned both checkpoints, which none that remembers does.
    public func doubleCosigners(among witnesses: [VerifierKey]) -> [VerifierKey] {
        witnesses.filter { key in
            key.algorithm == .cosignatureV1 && (try? proof.first.verified(by: [key])) != nil
                && (try? proof.second.verified(by: [key])) != nil
        }
    }
}
