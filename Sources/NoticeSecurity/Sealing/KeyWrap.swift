// SPDX-License-Identifier: Apache-2.0

package import Crypto
internal import FoundationEssentials

/// The content key under HPKE in base mode: the "key encryption" of draft-ietf-jose-hpke-encrypt.
///
/// The HPKE plaintext is the content key, the `aad` is empty, and `info` is the Recipient_structure.
package enum KeyWrap {
    /// Octets of a content key.
    static let keyCount = 32
    /// Octets of a wrapped content key: the key and the tag of ChaCha20-Poly1305.
    static let wrappedCount = keyCount + 16

    /// `"JOSE-HPKE rcpt" || 0xFF || enc || 0xFF || recipient_extra_info`, the last of which is empty.
    package static func info(enc: String) -> [UInt8] {
        Array("JOSE-HPKE rcpt".utf8) + [0xFF] + Array(enc.utf8) + [0xFF]
    }

    /// Encapsulates to a recipient; the randomness of the encapsulation is the library's own.
    package static func sender(to key: SealingPublicKey, enc: String) throws -> HPKE.Sender {
        try HPKEBase.sender(to: key, info: info(enc: enc))
    }

    /// Unwraps a content key.
    ///
    /// Refuses an encapsulated key with an X25519 part of low order or not canonical (RFC 9180, section
    /// 7.1.4), which the library accepts, and as `not-unwrapped` whatever else HPKE refuses.
    static func unwrap(
        _ wrapped: [UInt8],
        encapsulatedKey: [UInt8],
        with key: SealingPrivateKey,
        enc: String
    ) throws(SecurityError) -> SymmetricKey {
        try key.publicKey.suite.checkX25519Part(encapsulatedKey)
        do {
            var recipient = try HPKEBase.recipient(
                key,
                encapsulatedKey: encapsulatedKey,
                info: info(enc: enc)
            )
            return SymmetricKey(data: try recipient.open(wrapped))
        } catch {
            throw SecurityError(.notUnwrapped, "the content key is not wrapped for this key")
        }
    }
}
