// SPDX-License-Identifier: Apache-2.0

internal import Crypto
internal import StrictJSON

/// A message that only the holder of one private key can read: a flattened JWE with one recipient.
///
/// Well formed, as it came; only ``open(with:)`` shows that it was not altered. Who sealed it is not shown
/// by it at all: anyone who has the public key can.
package struct SealedMessage: Sendable {
    /// The exact bytes, canonical JSON.
    package let bytes: [UInt8]
    package let header: SealedHeader
    /// The `protected` member as it stands: the associated data of the content.
    private let protected: [UInt8]
    private let wrappedKey: [UInt8]
    private let nonce: [UInt8]
    private let ciphertext: [UInt8]
    private let tag: [UInt8]

    /// Reads a canonical JSON object with exactly `ciphertext`, `encrypted_key`, `iv`, `protected`, `tag`.
    ///
    /// Refuses with `too-large`, `malformed-sealed-message`, `unsupported-suite` or `wrong-type`.
    package init(parsing bytes: [UInt8], profile: SealedProfile) throws(SecurityError) {
        guard bytes.count <= profile.maxBytes else {
            throw SecurityError(.tooLarge, "sealed message longer than \(profile.maxBytes) octets")
        }
        let limits = JSONLimits(maxBytes: profile.maxBytes, maxDepth: 1)
        let headerBytes: [UInt8]
        do {
            let value = try CanonicalJSON.parseCanonical(bytes, limits: limits)
            var reader = try ObjectReader(value: value)
            ciphertext = try reader.bytes("ciphertext")
            wrappedKey = try reader.bytes("encrypted_key", count: KeyWrap.wrappedCount)
            nonce = try reader.bytes("iv", count: 12)
            tag = try reader.bytes("tag", count: 16)
            let text = try reader.string("protected")
            try reader.finish()
            protected = Array(text.utf8)
            headerBytes = try Base64URL.decode(text)
        } catch {
            throw SecurityError(.malformedSealedMessage, String(describing: error))
        }
        header = try SealedHeader(parsing: headerBytes, profile: profile)
        self.bytes = bytes
    }

    /// Opens the message: the key id, HPKE, the key commitment, then the content, in this order.
    ///
    /// `completing` makes the content key of what was unwrapped, where that is only a share of it.
    /// Refuses with `wrong-key`, `low-order-key`, `non-canonical-key`, `not-unwrapped`,
    /// `key-commitment-mismatch` or `not-decrypted`.
    package func open(
        with key: SealingPrivateKey,
        completing: ([UInt8]) -> [UInt8] = { $0 }
    ) throws(SecurityError) -> [UInt8] {
        guard header.keyID == key.publicKey.thumbprint, header.suite == key.publicKey.suite else {
            throw SecurityError(.wrongKey, "sealed to another key")
        }
        let unwrapped = try KeyWrap.unwrap(
            wrappedKey,
            encapsulatedKey: header.encapsulatedKey,
            with: key,
            enc: SealedHeader.enc
        )
        let contentKey = SymmetricKey(data: completing(unwrapped.withUnsafeBytes { Array($0) }))
        guard KeyCommitment.make(contentKey) == header.keyCommitment else {
            throw SecurityError(.keyCommitmentMismatch, "the header commits to another content key")
        }
        do {
            let box = try ChaChaPoly.SealedBox(combined: nonce + ciphertext + tag)
            return Array(try ChaChaPoly.open(box, using: contentKey, authenticating: protected))
        } catch {
            throw SecurityError(.notDecrypted, "the content was altered")
        }
    }
}
