// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat
package import NoticeSecurity

extension APIRequest {
    /// Makes a signed request (docs/spec/node-api.md section 1).
    ///
    /// `path` stands below the base path and includes the query. The key is the issuer's transport key or, where
    /// issuer and audience are one party, that of an officer. Fails only if the library does.
    package static func signed(
        _ method: RequestMethod,
        _ path: String,
        body: [UInt8],
        from issuer: PartyID,
        to audience: PartyID,
        jti: RandomID,
        at time: Timestamp,
        key: SigningKey
    ) throws -> APIRequest {
        let target = APIRoute.base + path
        let claims = RequestClaims(
            jti: jti,
            issuer: issuer,
            audience: audience,
            method: method,
            path: target,
            digest: ObjectHash.digest(body),
            at: time
        )
        let signed = try RequestSigner.sign(claims, key: key)
        return APIRequest(
            method: method.rawValue,
            target: target,
            authorization: scheme + signed.jws,
            body: body
        )
    }
}
