// SPDX-License-Identifier: Apache-2.0

public import StrictJSON

/// A signed object whose signature holds under a key that the verifier was given.
///
/// Only ``CompactJWS/verify(with:typ:)`` makes one, and signing with the private key. What the payload says is
/// still the signer's claim.
public struct VerifiedJWS: Hashable, Sendable {
    /// The object as it came.
    public let jws: CompactJWS
    /// The object's id, which does not depend on the signature.
    public let id: ObjectDigest

    init(verified jws: CompactJWS) {
        self.jws = jws
        id = ObjectDigest(idOf: jws.unverifiedPayload, typ: jws.header.typ)
    }

    /// The decoded payload, byte by byte as it was signed.
    public var payload: [UInt8] { jws.unverifiedPayload }

    /// The thumbprint of the key that signed.
    public var keyID: Thumbprint { jws.header.keyID }

    /// Reads the payload, which must be a JSON object of the signed profile (`malformed-payload`).
    public func object() throws(SecurityError) -> JSONObject {
        let value: JSONValue
        do {
            value = try StrictJSONParser.parse(payload)
        } catch {
            throw SecurityError(.malformedPayload, String(describing: error))
        }
        guard case .object(let object) = value else {
            throw SecurityError(.malformedPayload, "the payload is not an object")
        }
        return object
    }
}
