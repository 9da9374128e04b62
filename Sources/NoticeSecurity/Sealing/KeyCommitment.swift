// SPDX-License-Identifier: Apache-2.0

package import Crypto
internal import FoundationEssentials

/// Ties a header to one content key.
///
/// ChaCha20-Poly1305 does not: a sender can make one ciphertext that opens under two keys to two texts.
package enum KeyCommitment {
    /// `HKDF-SHA256(ikm = content key, salt empty, info "herald-envelope-kc/v1", 32 octets)`.
    package static func make(_ key: SymmetricKey) -> ObjectDigest {
        let derived = HKDF<SHA256>.deriveKey(
            inputKeyMaterial: key,
            info: Data("herald-envelope-kc/v1".utf8),
            outputByteCount: 32
        )
        return derived.withUnsafeBytes { ObjectDigest(octets: Array($0)) }
    }
}
