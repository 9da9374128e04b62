// SPDX-License-Identifier: Apache-2.0

internal import Crypto
package import StrictJSON

/// A private key that signs, with its public half.
///
/// Prints as its public name only.
package struct SigningKey: Sendable {
    package let verificationKey: VerificationKey
    private let material: Material

    private enum Material {
        case ed25519(Curve25519.Signing.PrivateKey)
        case p256(P256.Signing.PrivateKey)
    }

    /// Makes a new key from the given randomness.
    package static func make(
        _ algorithm: SignatureAlgorithm,
        using generator: inout some RandomNumberGenerator
    ) -> SigningKey {
        while true {
            // About one in 2^32 strings of 32 octets is not a P-256 key; every one is an Ed25519 seed.
            let secret = generator.bytes(PublicPoint.count)
            if let key = try? SigningKey(algorithm, secret: secret) { return key }
        }
    }

    /// Reads a private JWK: the public one and `d`, which must belong together.
    package init(privateJWK: JSONValue) throws(SecurityError) {
        let (publicJWK, secret) = try SecretMember.split(privateJWK, "d")
        let expected = try VerificationKey(jwk: publicJWK)
        try self.init(expected.algorithm, secret: secret)
        guard verificationKey == expected else {
            throw SecurityError(.keyPairMismatch, "private and public key do not belong together")
        }
    }

    private init(_ algorithm: SignatureAlgorithm, secret: [UInt8]) throws(SecurityError) {
        do {
            switch algorithm {
            case .ed25519:
                let key = try Curve25519.Signing.PrivateKey(rawRepresentation: secret)
                verificationKey = try VerificationKey(ed25519: Array(key.publicKey.rawRepresentation))
                material = .ed25519(key)
            case .es256:
                let key = try P256.Signing.PrivateKey(rawRepresentation: secret)
                verificationKey = try VerificationKey(p256: Array(key.publicKey.rawRepresentation))
                material = .p256(key)
            }
        } catch {
            throw SecurityError(.malformedKey, "not a private key")
        }
    }

    /// The private JWK: a secret, to be written nowhere but into a key file.
    package var privateJWK: JSONValue {
        let secret: [UInt8]
        switch material {
        case .ed25519(let key): secret = Array(key.rawRepresentation)
        case .p256(let key): secret = Array(key.rawRepresentation)
        }
        return SecretMember.join(verificationKey.jwk, "d", secret)
    }

    /// Signs bytes and returns 64 octets.
    ///
    /// The randomness of an ES256 signature is the library's own: two signatures of the same bytes differ.
    /// Fails only if the library does.
    package func sign(_ bytes: [UInt8]) throws -> [UInt8] {
        switch material {
        case .ed25519(let key): Array(try key.signature(for: bytes))
        case .p256(let key): Array(try key.signature(for: bytes).rawRepresentation)
        }
    }
}

extension SigningKey: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "private \(verificationKey)" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: [:]) }
}
