// SPDX-License-Identifier: Apache-2.0

internal import Crypto
package import StrictJSON

/// A private key that opens sealed messages, with its public half.
///
/// Prints as its public name only.
package struct SealingPrivateKey: Sendable {
    package let publicKey: SealingPublicKey
    let material: Material

    enum Material {
        case xwing(XWingMLKEM768X25519.PrivateKey)
        case x25519(Curve25519.KeyAgreement.PrivateKey)
    }

    /// Makes a new key from the given randomness.
    package static func make(
        _ suite: HPKESuite = .xwing,
        using generator: inout some RandomNumberGenerator
    ) throws(SecurityError) -> SealingPrivateKey {
        try SealingPrivateKey(suite, secret: generator.bytes(SecretMember.count))
    }

    /// Reads a private JWK: the public one with `priv` (X-Wing, the 32-octet seed) or `d` (X25519).
    package init(privateJWK: JSONValue) throws(SecurityError) {
        let isXWing = if case .object(let object) = privateJWK { object["priv"] != nil } else { false }
        let (publicJWK, secret) = try SecretMember.split(privateJWK, isXWing ? "priv" : "d")
        let expected = try SealingPublicKey(jwk: publicJWK)
        try self.init(expected.suite, secret: secret)
        guard publicKey == expected else {
            throw SecurityError(.keyPairMismatch, "private and public key do not belong together")
        }
    }

    private init(_ suite: HPKESuite, secret: [UInt8]) throws(SecurityError) {
        do {
            switch suite {
            case .xwing:
                let key = try XWingMLKEM768X25519.PrivateKey(seedRepresentation: secret, publicKey: nil)
                publicKey = try SealingPublicKey(.xwing, Array(key.publicKey.rawRepresentation))
                material = .xwing(key)
            case .x25519:
                let key = try Curve25519.KeyAgreement.PrivateKey(rawRepresentation: secret)
                publicKey = try SealingPublicKey(.x25519, Array(key.publicKey.rawRepresentation))
                material = .x25519(key)
            }
        } catch {
            throw SecurityError(.malformedKey, "not a private key")
        }
    }

    /// The private JWK: a secret, to be written nowhere but into a key file.
    package var privateJWK: JSONValue {
        switch material {
        case .xwing(let key): SecretMember.join(publicKey.jwk, "priv", Array(key.seedRepresentation))
        case .x25519(let key): SecretMember.join(publicKey.jwk, "d", Array(key.rawRepresentation))
        }
    }
}

extension SealingPrivateKey: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "private \(publicKey)" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: [:]) }
}
