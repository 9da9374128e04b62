// SPDX-License-Identifier: Apache-2.0

internal import Crypto
internal import FoundationEssentials
package import NoticeFormat

/// A few octets sealed to one sealing key, bound to what they are for (evidence.md, section 5).
///
/// One HPKE message in base mode: anyone who has the public key can make one.
package enum SealedOctets {
    /// Seals; the randomness is the library's own.
    package static func seal(
        _ octets: [UInt8],
        to key: SealingPublicKey,
        info: String,
        aad: [UInt8]
    ) throws -> SealedText {
        var sender = try HPKEBase.sender(to: key, info: Array(info.utf8))
        let ciphertext = try sender.seal(octets, authenticating: aad)
        return SealedText(
            kid: key.kid,
            encapsulatedKey: Array(sender.encapsulatedKey),
            ciphertext: Array(ciphertext)
        )
    }

    /// Opens with the one of these keys that it names.
    ///
    /// Refuses with `unknown-key`, `malformed-sealed-message`, the codes of
    /// ``HPKESuite/checkX25519Part(_:)`` or `not-decrypted`.
    package static func open(
        _ sealed: SealedText,
        with keys: [SealingPrivateKey],
        info: String,
        aad: [UInt8]
    ) throws(SecurityError) -> [UInt8] {
        guard let key = keys.first(where: { $0.publicKey.kid == sealed.kid }) else {
            throw SecurityError(.unknownKey, "sealed to another key")
        }
        let suite = key.publicKey.suite
        guard sealed.encapsulatedKey.count == suite.encapsulatedKeyCount else {
            throw SecurityError(.malformedSealedMessage, "encapsulated key of another length")
        }
        try suite.checkX25519Part(sealed.encapsulatedKey)
        do {
            var recipient = try HPKEBase.recipient(
                key,
                encapsulatedKey: sealed.encapsulatedKey,
                info: Array(info.utf8)
            )
            return Array(try recipient.open(sealed.ciphertext, authenticating: aad))
        } catch {
            throw SecurityError(.notDecrypted, "sealed for something else, or altered")
        }
    }
}
