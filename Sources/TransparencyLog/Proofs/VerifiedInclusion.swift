// SPDX-License-Identifier: Apache-2.0

/// That a log signed, and enough witnesses cosigned, a checkpoint which includes a leaf.
///
/// Only the verifying initialiser makes one.
public struct VerifiedInclusion: Hashable, Sendable {
    public let leaf: LogHash
    public let index: UInt64
    public let checkpoint: VerifiedCheckpoint
    /// The verified times of the witnesses of the policy.
    public let times: [WitnessTime]

    /// Verifies a proof for a leaf against the log and the witnesses that the caller trusts.
    ///
    /// Throws the errors of `VerifiedCheckpoint`, `not-included` where the path does not lead from the leaf
    /// to the root, and `quorum-not-met` where the cosignatures do not satisfy the policy.
    /// The `log` lines of the policy are not looked at. Witnesses that are not to count for this log,
    /// such as those of its own operator, are given as `excluded`.
    public init(
        _ proof: TlogProof,
        leaf: LogHash,
        origin: String,
        logKey: VerifierKey,
        policy: WitnessPolicy,
        excluding excluded: [VerifierKey] = []
    ) throws(LogError) {
        let checkpoint = try VerifiedCheckpoint(proof.checkpoint, origin: origin, logKey: logKey)
        let times = try policy.times(for: proof.checkpoint).filter { !excluded.contains($0.witness) }
        guard policy.isQuorum(times) else {
            throw LogError(.quorumNotMet, "too few witnesses of the policy cosigned the checkpoint")
        }
        let isIncluded = MerkleTree.includes(
            leaf,
            at: proof.index,
            size: checkpoint.checkpoint.size,
            root: checkpoint.checkpoint.root,
            proof: proof.hashes
        )
        guard isIncluded else {
            throw LogError(.notIncluded, "the proof does not lead from the leaf to the root")
        }
        self.leaf = leaf
        index = proof.index
        self.checkpoint = checkpoint
        self.times = times
    }
}
