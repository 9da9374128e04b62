// SPDX-License-Identifier: Apache-2.0

/// A checkpoint that a given log signed.
///
/// Only the verifying initialiser makes one. It says that the log states this size and root; that the log
/// tells everyone the same is for cosignatures to show.
public struct VerifiedCheckpoint: Hashable, Sendable {
    public let checkpoint: Checkpoint
    /// The note as read, with the lines of witnesses; only the log's own signature is verified.
    public let note: SignedNote

    /// Verifies a checkpoint of a Herald log.
    ///
    /// Throws the errors of `SignedNote` and of `Checkpoint.init(parsing:)`, and `wrong-origin` where
    /// the checkpoint is of another log.
    public init(
        _ note: SignedNote,
        origin: String,
        logKey: VerifierKey
    ) throws(LogError) {
        guard logKey.algorithm == .ed25519 else {
            throw LogError(.unsupportedAlgorithm, "the key of a log is of type 0x01")
        }
        let verified = try note.verified(by: [logKey])
        let checkpoint = try Checkpoint(parsing: verified.note.text)
        guard checkpoint.origin.hasSameBytes(as: origin) else {
            throw LogError(.wrongOrigin, "the checkpoint is of another log")
        }
        self.checkpoint = checkpoint
        self.note = note
    }
}
