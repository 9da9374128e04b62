// SPDX-License-Identifier: Apache-2.0

/// The two signature algorithms of Herald, under their JOSE names.
///
/// Ed25519 has the fully specified name of RFC 9864: `EdDSA` is not accepted.
public enum SignatureAlgorithm: String, CaseIterable, Sendable {
    case ed25519 = "Ed25519"
    /// ECDSA with P-256 and SHA-256 (RFC 7518, section 3.4), for hardware and browser keys.
    case es256 = "ES256"

    /// Octets of a signature, which is the same number for both.
    package static let signatureCount = 64
}
