// SPDX-License-Identifier: Apache-2.0

internal import Crypto
internal import StrictJSON
package import TransparencyLog

extension NoteSigner {
    /// Signs checkpoints with a `log` key, which is Ed25519; refuses a key of another kind.
    package init(name: String, key: SigningKey) throws {
        try self.init(name: name, key: key.ed25519())
    }
}

extension Cosigner {
    /// Cosigns with a `witness` key, which is Ed25519; refuses a key of another kind.
    package init(name: String, key: SigningKey) throws {
        try self.init(name: name, key: key.ed25519())
    }
}

extension SigningKey {
    fileprivate func ed25519() throws -> Curve25519.Signing.PrivateKey {
        guard verificationKey.algorithm == .ed25519, case .object(let jwk) = privateJWK,
            case .string(let secret)? = jwk["d"]
        else { throw SecurityError(.unsupportedKey, "a log or witness key is Ed25519") }
        return try Curve25519.Signing.PrivateKey(rawRepresentation: Base64URL.decode(secret))
    }
}
