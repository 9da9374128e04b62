// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat

/// A request whose signer may make it, for exactly this method, path and body.
///
/// Only ``RequestVerifier`` makes one.
package struct VerifiedRequest: Hashable, Sendable {
    package enum Signer: Hashable, Sendable {
        /// The node of another party.
        case node(PartyID)
        /// An officer of the node's own party, as the latest card has them, with the key's name.
        case officer(CardOfficer, KeyID)
    }

    package let payload: RequestClaims
    package let id: ObjectID
    /// The compact JWS as it came.
    package let jws: String
    /// The key that signed.
    package let kid: KeyID
    package let signer: Signer

    fileprivate init(_ verified: VerifiedObject<RequestClaims>, signer: Signer) {
        payload = verified.payload
        id = verified.id
        jws = verified.jws
        kid = verified.kid
        self.signer = signer
    }
}

extension RequestClaims: IssuedPayload {
    var claimedTime: Timestamp { at }
}

/// Signs requests to nodes (node-api.md, section 1).
package enum RequestSigner {
    package static func sign(_ payload: RequestClaims, key: SigningKey) throws -> SignedObject {
        try SignedObject.sign(payload, type: .request, key: key)
    }
}

/// Verifies requests to a node.
package enum RequestVerifier {
    /// What a request has to be for.
    package struct Target: Hashable, Sendable {
        package let audience: PartyID
        package let method: RequestMethod
        /// With the query.
        package let path: String
        package let bodyDigest: Digest

        package init(audience: PartyID, method: RequestMethod, path: String, body: [UInt8]) {
            self.audience = audience
            self.method = method
            self.path = path
            bodyDigest = ObjectHash.digest(body)
        }
    }

    /// The party that is said to have signed: good for choosing the card, for nothing else.
    package static func claimedIssuer(of jws: String) throws(SecurityError) -> PartyID {
        try RequestClaims.unverified(jws).payload.issuer
    }

    /// Verifies a request under the card of its issuer: a `transport` key in the latest version of another party's, or the key of an
    /// officer in the latest version of the audience's own card.
    ///
    /// Throws `mismatch` for another audience, method, path or body, and `wrong-key`.
    package static func verify(
        _ jws: String,
        issuer: VerifiedCardChain,
        target: Target
    ) throws(SecurityError) -> VerifiedRequest {
        let (claims, object) = try RequestClaims.unverified(jws)
        guard claims.audience == target.audience, claims.method == target.method,
            claims.path.utf8.elementsEqual(target.path.utf8), claims.digest == target.bodyDigest
        else { throw SecurityError(.mismatch, "the request was signed for another use") }
        guard claims.issuer == issuer.party else {
            throw SecurityError(.mismatch, "the request is of another party than the card")
        }
        if claims.issuer != claims.audience {
            let verified = try VerifiedObject<RequestClaims>(jws, by: issuer, use: .transport)
            // A key that was taken out of the card speaks for nobody any more.
            guard issuer.latest.key(object.kid, use: .transport, at: claims.at) != nil else {
                throw SecurityError(.wrongKey, "the key is not in the latest card")
            }
            return VerifiedRequest(verified, signer: .node(claims.issuer))
        }
        guard let key = issuer.latest.officerKey(object.kid, at: claims.at),
            let officer = issuer.latest.officer(object.kid)
        else { throw SecurityError(.wrongKey, "the key is of no officer in the latest card") }
        let verified = try object.verify(with: key, typ: ObjectType.request.rawValue)
        return VerifiedRequest(VerifiedObject(claims, verified), signer: .officer(officer, object.kid))
    }
}
