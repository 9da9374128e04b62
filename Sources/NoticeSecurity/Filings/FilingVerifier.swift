// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat

/// Signs filings with the `node` key of their issuer (docs/spec/filing.md).
package enum FilingSigner {
    package static func sign(_ payload: some FilingPayload, key: SigningKey) throws -> SignedObject {
        try SignedObject.sign(payload, type: type(of: payload).type, key: key)
    }
}

/// Verifies filings under the issuer's card; whether what they say is so is for nobody here to say.
package enum FilingVerifier {
    /// Throws `wrong-type` if the header's `typ` is none of a filing.
    package static func verify(_ jws: String, issuer: VerifiedCardChain) throws(SecurityError) -> Filing {
        switch try type(of: jws) {
        case .statement: return .statement(try VerifiedObject(jws, by: issuer, use: .node))
        case .seal: return .seal(try SealVerifier.verify(jws, issuer: issuer))
        case .opening: return .opening(try OpeningVerifier.verify(jws, issuer: issuer))
        case .consent: return .consent(try ConsentVerifier.verify(jws, issuer: issuer))
        default: throw SecurityError(.wrongType, "the type is none of a filing")
        }
    }

    /// Reads a filing without verifying it.
    package static func unverifiedPayload(of jws: String) throws(SecurityError) -> any FilingPayload {
        switch try type(of: jws) {
        case .statement: return try StatementPayload.unverified(jws).payload
        case .seal: return try SealPayload.unverified(jws).payload
        case .opening: return try OpeningPayload.unverified(jws).payload
        case .consent: return try ConsentPayload.unverified(jws).payload
        default: throw SecurityError(.wrongType, "the type is none of a filing")
        }
    }

    private static func type(of jws: String) throws(SecurityError) -> ObjectType {
        let name = try CompactJWS(parsing: jws, maxBytes: ObjectType.opening.largestSize).header.typ
        guard let type = ObjectType(rawValue: name) else {
            throw SecurityError(.wrongType, "the type is none of a filing")
        }
        return type
    }
}

extension StatementPayload: IssuedPayload {}

extension IssuedPayload where Self: FilingPayload {
    var claimedTime: Timestamp { at }
    var anchors: [String] { after }
}
