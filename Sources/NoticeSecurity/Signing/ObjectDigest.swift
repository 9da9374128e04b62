// SPDX-License-Identifier: Apache-2.0

internal import Crypto
internal import StrictJSON

/// A SHA-256 digest that names something: a signed object's id, an `sd_hash`, an envelope.
public struct ObjectDigest: Hashable, Sendable {
    /// The 32 octets of the digest.
    public let bytes: [UInt8]

    /// Reads the 43 characters of base64url and refuses any other writing (`malformed-digest`).
    public init(parsing text: String) throws(SecurityError) {
        bytes = try DigestText.parse(text)
    }

    /// Hashes bytes as they are.
    public init(of bytes: [UInt8]) {
        self.bytes = Array(SHA256.hash(data: bytes))
    }

    /// Takes the 32 octets of a digest that was computed elsewhere; another number is a bug.
    package init(octets: [UInt8]) {
        precondition(octets.count == 32, "a digest has 32 octets")
        bytes = octets
    }

    /// The id of a signed object: SHA-256 of the type, a zero octet and the decoded payload.
    ///
    /// It covers no signature, because an ES256 signature of the same payload can be made anew.
    package init(idOf payload: [UInt8], typ: String) {
        self.init(of: Array(typ.utf8) + [0] + payload)
    }

    /// The digest as 43 characters of base64url.
    public var text: String { Base64URL.encode(bytes) }
}

extension ObjectDigest: CustomStringConvertible {
    public var description: String { text }
}
