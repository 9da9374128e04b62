// SPDX-License-Identifier: Apache-2.0

internal import StrictJSON

/// The header of a signed object, which has exactly the members `alg`, `kid` and `typ`.
///
/// What a signer would need another member for (`crit`, `b64`, `jwk`, `x5c`, `zip`, …) is thereby refused.
public struct JWSHeader: Hashable, Sendable {
    public let algorithm: SignatureAlgorithm
    /// The thumbprint of the key that is said to have signed.
    public let keyID: Thumbprint
    /// The type of the object; 1 to 64 visible ASCII characters.
    public let typ: String

    init(algorithm: SignatureAlgorithm, keyID: Thumbprint, typ: String) {
        precondition(Self.isType(typ), "type of a signed object out of range")
        self.algorithm = algorithm
        self.keyID = keyID
        self.typ = typ
    }

    init(parsing bytes: [UInt8]) throws(SecurityError) {
        let limits = JSONLimits(maxBytes: 1024, maxDepth: 1)
        let members: (alg: JSONValue, kid: String, typ: String)
        do {
            var reader = try ObjectReader(value: StrictJSONParser.parse(bytes, limits: limits))
            members = (try reader.value("alg"), try reader.string("kid"), try reader.string("typ"))
            try reader.finish()
        } catch {
            throw SecurityError(.malformedSignedObject, "header: \(error)")
        }
        let algorithms = SignatureAlgorithm.allCases
        guard let algorithm = algorithms.first(where: { members.alg == .string($0.rawValue) }) else {
            throw SecurityError(.unsupportedAlgorithm, "neither Ed25519 nor ES256")
        }
        guard Self.isType(members.typ) else {
            throw SecurityError(.malformedSignedObject, "type of the object is not visible ASCII")
        }
        self.algorithm = algorithm
        self.typ = members.typ
        do {
            keyID = try Thumbprint(parsing: members.kid)
        } catch {
            throw SecurityError(.malformedSignedObject, "key id is not a thumbprint")
        }
    }

    /// The header in canonical form, as Herald itself writes it.
    var canonicalBytes: [UInt8] {
        CanonicalJSON.encode([
            "alg": .string(algorithm.rawValue), "kid": .string(keyID.text), "typ": .string(typ),
        ])
    }

    private static func isType(_ text: String) -> Bool {
        (1...64).contains(text.utf8.count) && text.utf8.allSatisfy { (0x21...0x7E).contains($0) }
    }
}
