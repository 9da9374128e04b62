// SPDX-License-Identifier: Apache-2.0

internal import StrictJSON

/// The one member that makes a public JWK a private one.
enum SecretMember {
    /// Octets of every secret here: seeds of Ed25519 and X-Wing, scalars of P-256 and X25519.
    static let count = 32

    /// Takes the secret out of a private JWK and leaves the public one.
    static func split(
        _ jwk: JSONValue,
        _ name: String
    ) throws(SecurityError) -> (publicJWK: JSONValue, secret: [UInt8]) {
        guard case .object(var object) = jwk, case .string(let text)? = object[name] else {
            throw SecurityError(.malformedKey, "not a private JWK")
        }
        object[name] = nil
        guard let secret = try? Base64URL.decode(text), secret.count == count else {
            throw SecurityError(.malformedKey, "secret of the key is not \(count) octets")
        }
        return (.object(object), secret)
    }

    static func join(_ publicJWK: JSONValue, _ name: String, _ secret: [UInt8]) -> JSONValue {
        guard case .object(var object) = publicJWK else { preconditionFailure("a JWK is an object") }
        object[name] = .string(Base64URL.encode(secret))
        return .object(object)
    }
}
