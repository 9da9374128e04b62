// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// Any private key a party or officer keeps in a file.
package enum PrivateKey: Sendable {
    case signing(SigningKey)
    case sealing(SealingPrivateKey)

    /// Reads a private JWK of any kind this layer knows.
    package init(privateJWK: JSONValue) throws(SecurityError) {
        guard case .object(let object) = privateJWK else {
            throw SecurityError(.malformedKey, "a key is an object")
        }
        if object["kty"] == "AKP" || object["crv"] == "X25519" {
            self = .sealing(try SealingPrivateKey(privateJWK: privateJWK))
        } else {
            self = .signing(try SigningKey(privateJWK: privateJWK))
        }
    }

    /// The private JWK: a secret.
    package var privateJWK: JSONValue {
        switch self {
        case .signing(let key): key.privateJWK
        case .sealing(let key): key.privateJWK
        }
    }

    package var publicJWK: JSONValue {
        switch self {
        case .signing(let key): key.verificationKey.jwk
        case .sealing(let key): key.publicKey.jwk
        }
    }

    package var thumbprint: Thumbprint {
        switch self {
        case .signing(let key): key.verificationKey.thumbprint
        case .sealing(let key): key.publicKey.thumbprint
        }
    }
}

extension PrivateKey: CustomStringConvertible, CustomDebugStringConvertible {
    package var description: String {
        switch self {
        case .signing(let key): key.description
        case .sealing(let key): key.description
        }
    }

    package var debugDescription: String { description }
}
