// SPDX-License-Identifier: Apache-2.0

internal import StrictJSON

/// A signed object in compact form (RFC 7515), well formed but not verified.
///
/// Keeps the bytes as they came: they are what is signed, hashed and passed on.
public struct CompactJWS: Hashable, Sendable {
    /// The largest signed object, unless a caller says otherwise.
    public static let maxBytes = 65_536

    /// The exact bytes, all of them ASCII.
    public let bytes: [UInt8]
    public let header: JWSHeader
    /// The payload before verification: good for finding the key, for nothing else.
    package let unverifiedPayload: [UInt8]
    private let signature: [UInt8]
    /// How many of the bytes are signed: both first segments and the dot between them.
    private let signedCount: Int

    /// Reads exactly three segments of canonical base64url.
    ///
    /// Refuses with `too-large`, `malformed-signed-object` or `unsupported-algorithm`.
    public init(parsing bytes: [UInt8], maxBytes: Int = Self.maxBytes) throws(SecurityError) {
        guard bytes.count <= maxBytes else {
            throw SecurityError(.tooLarge, "signed object longer than \(maxBytes) octets")
        }
        let dots = bytes.indices.filter { bytes[$0] == UInt8(ascii: ".") }
        guard dots.count == 2 else {
            throw SecurityError(.malformedSignedObject, "a signed object has three segments")
        }
        header = try JWSHeader(parsing: Self.decode(bytes[..<dots[0]]))
        unverifiedPayload = try Self.decode(bytes[(dots[0] + 1)..<dots[1]])
        signature = try Self.decode(bytes[(dots[1] + 1)...])
        guard signature.count == SignatureAlgorithm.signatureCount else {
            throw SecurityError(.malformedSignedObject, "a signature has 64 octets")
        }
        self.bytes = bytes
        signedCount = dots[1]
    }

    /// Reads a text; see ``init(parsing:maxBytes:)-(_,_)``.
    public init(parsing text: String, maxBytes: Int = Self.maxBytes) throws(SecurityError) {
        try self.init(parsing: Array(text.utf8), maxBytes: maxBytes)
    }

    /// The exact bytes as text.
    public var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Checks that the object is of the expected type and signed with the key.
    ///
    /// Refuses with `wrong-type`, `algorithm-mismatch`, `wrong-key` or `bad-signature`. Does not check whose
    /// key it is, nor what the payload says.
    public func verify(with key: VerificationKey, typ: String) throws(SecurityError) -> VerifiedJWS {
        guard JSONValue.string(header.typ) == .string(typ) else {
            throw SecurityError(.wrongType, "object of another type than is expected here")
        }
        guard header.algorithm == key.algorithm else {
            throw SecurityError(.algorithmMismatch, "algorithm in the header is not that of the key")
        }
        guard header.keyID == key.thumbprint else {
            throw SecurityError(.wrongKey, "header names another key")
        }
        guard key.isValid(signature, for: Array(bytes.prefix(signedCount))) else {
            throw SecurityError(.badSignature, "signature does not hold")
        }
        return VerifiedJWS(verified: self)
    }

    /// Signs a payload and returns the object in compact form.
    ///
    /// A `typ` that is not 1 to 64 visible ASCII characters is a bug. Fails only if the library does.
    package static func sign(payload: [UInt8], typ: String, key: SigningKey) throws -> VerifiedJWS {
        let verification = key.verificationKey
        let header = JWSHeader(
            algorithm: verification.algorithm,
            keyID: verification.thumbprint,
            typ: typ
        )
        let signed = "\(Base64URL.encode(header.canonicalBytes)).\(Base64URL.encode(payload))"
        let signature = try key.sign(Array(signed.utf8))
        let bytes = Array("\(signed).\(Base64URL.encode(signature))".utf8)
        // Read back as anybody else will; the signature is not verified, for the key has just made it.
        return VerifiedJWS(verified: try CompactJWS(parsing: bytes, maxBytes: bytes.count))
    }

    private static func decode(_ segment: ArraySlice<UInt8>) throws(SecurityError) -> [UInt8] {
        let text = Array(segment)
        do {
            return try Base64URL.decode(text.span)
        } catch {
            throw SecurityError(.malformedSignedObject, String(describing: error))
        }
    }
}
