// SPDX-License-Identifier: Apache-2.0

internal import Crypto
public import StrictJSON

/// A public key that signatures are checked with.
///
/// Whoever holds a value has a key in its only encoding: on import, low-order and non-canonical Ed25519
/// keys and P-256 points off the curve are refused. That somebody owns the private key is not shown by it.
public struct VerificationKey: Hashable, Sendable {
    public let algorithm: SignatureAlgorithm
    /// The key's name, which `kid` in signed headers must equal.
    public let thumbprint: Thumbprint
    /// 32 octets of an Ed25519 key; x followed by y of a P-256 key.
    private let point: [UInt8]

    /// Reads a public JWK with exactly the members `crv`, `kty`, `x` and, for P-256, `y`.
    ///
    /// Refuses with `malformed-key`, `unsupported-key`, `non-canonical-key`, `low-order-key` or
    /// `invalid-point`.
    public init(jwk: JSONValue) throws(SecurityError) {
        var members = try KeyMembers(jwk)
        if members.has("kty", "OKP"), members.has("crv", "Ed25519") {
            let x = try members.bytes("x", count: PublicPoint.count)
            try members.finish()
            try self.init(ed25519: x)
        } else if members.has("kty", "EC"), members.has("crv", "P-256") {
            let x = try members.bytes("x", count: PublicPoint.count)
            let y = try members.bytes("y", count: PublicPoint.count)
            try members.finish()
            try self.init(p256: x + y)
        } else {
            throw SecurityError(.unsupportedKey, "neither an Ed25519 nor a P-256 key")
        }
    }

    init(ed25519 point: [UInt8]) throws(SecurityError) {
        try PublicPoint.checkEd25519(point)
        self.init(.ed25519, checked: point)
    }

    init(p256 point: [UInt8]) throws(SecurityError) {
        guard (try? P256.Signing.PublicKey(rawRepresentation: point)) != nil else {
            throw SecurityError(.invalidPoint, "point is not on the curve P-256")
        }
        self.init(.es256, checked: point)
    }

    private init(_ algorithm: SignatureAlgorithm, checked point: [UInt8]) {
        self.algorithm = algorithm
        self.point = point
        thumbprint = Thumbprint(ofPublicJWK: Self.jwk(algorithm, point))
    }

    /// The public JWK, with the members RFC 7638 asks for and no others.
    public var jwk: JSONValue { Self.jwk(algorithm, point) }

    /// Whether 64 octets of signature hold for the bytes.
    ///
    /// An ES256 signature is r and s of 32 octets each; DER is not accepted.
    package func isValid(_ signature: [UInt8], for bytes: [UInt8]) -> Bool {
        guard signature.count == SignatureAlgorithm.signatureCount else { return false }
        switch algorithm {
        case .ed25519:
            let key = try? Curve25519.Signing.PublicKey(rawRepresentation: point)
            return key?.isValidSignature(signature, for: bytes) ?? false
        case .es256:
            guard let key = try? P256.Signing.PublicKey(rawRepresentation: point),
                let value = try? P256.Signing.ECDSASignature(rawRepresentation: signature)
            else { return false }
            return key.isValidSignature(value, for: bytes)
        }
    }

    private static func jwk(_ algorithm: SignatureAlgorithm, _ point: [UInt8]) -> JSONValue {
        let x = JSONValue.string(Base64URL.encode(Array(point.prefix(PublicPoint.count))))
        switch algorithm {
        case .ed25519: return ["crv": "Ed25519", "kty": "OKP", "x": x]
        case .es256:
            let y = JSONValue.string(Base64URL.encode(Array(point.dropFirst(PublicPoint.count))))
            return ["crv": "P-256", "kty": "EC", "x": x, "y": y]
        }
    }
}

extension VerificationKey: CustomStringConvertible {
    public var description: String { "\(algorithm.rawValue) key \(thumbprint.text)" }
}
