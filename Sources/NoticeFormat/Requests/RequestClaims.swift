// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// What the signer of a request to a node vouches for (node-api.md, section 1).
package struct RequestClaims: SignedPayload {
    package static let type = ObjectType.request

    package var jti: RandomID
    package var issuer: PartyID
    package var audience: PartyID
    package var method: RequestMethod
    /// With the query.
    package var path: String
    /// Of the octets of the body.
    package var digest: Digest
    /// A claim that decides nothing between nodes.
    package var at: Timestamp

    package init(
        jti: RandomID,
        issuer: PartyID,
        audience: PartyID,
        method: RequestMethod,
        path: String,
        digest: Digest,
        at: Timestamp
    ) {
        self.jti = jti
        self.issuer = issuer
        self.audience = audience
        self.method = method
        self.path = path
        self.digest = digest
        self.at = at
    }

    package init(_ value: JSONValue) throws(FormatError) {
        var reader = try MemberReader(value, Self.malformed)
        jti = try reader.head()
        issuer = try reader.text("iss")
        audience = try reader.text("aud")
        method = try reader.text("method")
        path = try reader.raw("path")
        digest = try reader.text("digest")
        at = try reader.text("at")
        try reader.finish()
        let isPlain = path.utf8.allSatisfy { (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "#") }
        try reader.require(
            path.utf8.first == UInt8(ascii: "/") && path.utf8.count <= 2048 && isPlain,
            "path of another form"
        )
    }

    package var json: JSONValue {
        .object([
            ("v", 1), ("jti", .text(jti)), ("iss", .text(issuer)), ("aud", .text(audience)),
            ("method", .text(method)), ("path", .string(path)), ("digest", .text(digest)), ("at", .text(at)),
        ])
    }
}
