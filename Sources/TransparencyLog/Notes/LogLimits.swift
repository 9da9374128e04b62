// SPDX-License-Identifier: Apache-2.0

/// How much a parser accepts before it stops reading.
///
/// Each limit is above what the C2SP specifications say must be accepted.
package enum LogLimits {
    /// Bytes of a note with its signatures.
    package static let noteByteCount = 512 * 1024
    /// Signature lines of a note; signed-note demands 16.
    package static let signatureCount = 100
    /// Bytes of a key name, of an origin and of a line of a policy.
    package static let nameByteCount = 1024
    /// Bytes of a witness policy.
    package static let policyByteCount = 256 * 1024
    /// Logs, witnesses and groups of a policy, each; tlog-policy demands 32.
    package static let policyItemCount = 256
    /// Hashes of a proof; a tree of 2^64 leaves needs no more.
    package static let proofHashCount = 64
    /// Bytes of the extra data of a tlog-proof.
    package static let extraByteCount = 64 * 1024
}
