// SPDX-License-Identifier: Apache-2.0

internal import Crypto
internal import FoundationEssentials

/// HPKE in base mode (RFC 9180) with the keys of cards.
enum HPKEBase {
    /// Encapsulates to a recipient; the randomness of the encapsulation is the library's own.
    static func sender(to key: SealingPublicKey, info: [UInt8]) throws -> HPKE.Sender {
        let suite = key.suite.ciphersuite
        switch key.suite {
        case .xwing:
            let recipient = try XWingMLKEM768X25519.PublicKey(rawRepresentation: key.bytes)
            return try HPKE.Sender(recipientKey: recipient, ciphersuite: suite, info: Data(info))
        case .x25519:
            let recipient = try Curve25519.KeyAgreement.PublicKey(rawRepresentation: key.bytes)
            return try HPKE.Sender(recipientKey: recipient, ciphersuite: suite, info: Data(info))
        }
    }

    /// Decapsulates; the caller has checked the X25519 part of the encapsulated key.
    static func recipient(
        _ key: SealingPrivateKey,
        encapsulatedKey: [UInt8],
        info: [UInt8]
    ) throws -> HPKE.Recipient {
        let suite = key.publicKey.suite.ciphersuite
        switch key.material {
        case .xwing(let key):
            return try HPKE.Recipient(
                privateKey: key,
                ciphersuite: suite,
                info: Data(info),
                encapsulatedKey: Data(encapsulatedKey)
            )
        case .x25519(let key):
            return try HPKE.Recipient(
                privateKey: key,
                ciphersuite: suite,
                info: Data(info),
                encapsulatedKey: Data(encapsulatedKey)
            )
        }
    }
}
