// SPDX-License-Identifier: Apache-2.0

internal import Crypto
package import StrictJSON

/// A public key that messages are sealed to.
package struct SealingPublicKey: Hashable, Sendable {
    package let suite: HPKESuite
    /// The key's name, which `kid` in the header of a sealed message must equal.
    package let thumbprint: Thumbprint
    package let bytes: [UInt8]

    /// Reads a public JWK: `alg`, `kty`, `pub` for X-Wing, or `crv`, `kty`, `x` for X25519.
    ///
    /// Refuses other members, other lengths, X25519 parts of low order or not canonical, and ML-KEM parts
    /// not canonical.
    package init(jwk: JSONValue) throws(SecurityError) {
        var members = try KeyMembers(jwk)
        if members.has("kty", "AKP"), members.has("alg", HPKESuite.xwing.rawValue) {
            let bytes = try members.bytes("pub", count: HPKESuite.xwing.publicKeyCount)
            try members.finish()
            try self.init(.xwing, bytes)
        } else if members.has("kty", "OKP"), members.has("crv", "X25519") {
            let bytes = try members.bytes("x", count: HPKESuite.x25519.publicKeyCount)
            try members.finish()
            try self.init(.x25519, bytes)
        } else {
            throw SecurityError(.unsupportedKey, "neither an X-Wing nor an X25519 key")
        }
    }

    init(_ suite: HPKESuite, _ bytes: [UInt8]) throws(SecurityError) {
        try suite.checkPublicKey(bytes)
        if suite == .xwing, (try? XWingMLKEM768X25519.PublicKey(rawRepresentation: bytes)) == nil {
            throw SecurityError(.malformedKey, "not an X-Wing public key")
        }
        self.suite = suite
        self.bytes = bytes
        thumbprint = Thumbprint(ofPublicJWK: Self.jwk(suite, bytes))
    }

    /// The public JWK, with the members its thumbprint covers and no others.
    package var jwk: JSONValue { Self.jwk(suite, bytes) }

    private static func jwk(_ suite: HPKESuite, _ bytes: [UInt8]) -> JSONValue {
        let text = JSONValue.string(Base64URL.encode(bytes))
        return switch suite {
        case .xwing: ["alg": .string(suite.rawValue), "kty": "AKP", "pub": text]
        case .x25519: ["crv": "X25519", "kty": "OKP", "x": text]
        }
    }
}

extension SealingPublicKey: CustomStringConvertible {
    package var description: String { "\(suite.rawValue) key \(thumbprint.text)" }
}
