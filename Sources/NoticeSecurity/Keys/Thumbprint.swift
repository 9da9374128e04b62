// SPDX-License-Identifier: Apache-2.0

internal import Crypto
internal import StrictJSON

/// The name of a key: SHA-256 of the required members of its JWK (RFC 7638).
public struct Thumbprint: Hashable, Sendable {
    /// The 32 octets of the digest.
    public let bytes: [UInt8]

    /// Reads the 43 characters of base64url and refuses any other writing (`malformed-digest`).
    public init(parsing text: String) throws(SecurityError) {
        bytes = try DigestText.parse(text)
    }

    /// Hashes a public JWK that holds exactly the members RFC 7638 asks for.
    init(ofPublicJWK jwk: JSONValue) {
        bytes = Array(SHA256.hash(data: CanonicalJSON.encode(jwk)))
    }

    /// The digest as 43 characters of base64url.
    public var text: String { Base64URL.encode(bytes) }
}

extension Thumbprint: CustomStringConvertible {
    public var description: String { text }
}
