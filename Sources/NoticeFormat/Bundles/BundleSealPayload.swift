// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// Says who assembled a bundle, and nothing else (bundle.md, section 3).
package struct BundleSealPayload: SignedPayload {
    package static let type = ObjectType.bundleSeal

    package var jti: RandomID
    package var issuer: PartyID
    /// Of ``BundleDocument/unsealedBytes``.
    package var bundle: Digest

    package init(jti: RandomID, issuer: PartyID, bundle: Digest) {
        self.jti = jti
        self.issuer = issuer
        self.bundle = bundle
    }

    package init(_ value: JSONValue) throws(FormatError) {
        var reader = try MemberReader(value, Self.malformed)
        jti = try reader.head()
        issuer = try reader.text("iss")
        bundle = try reader.text("bundle")
        try reader.finish()
    }

    package var json: JSONValue {
        .object([("v", 1), ("jti", .text(jti)), ("iss", .text(issuer)), ("bundle", .text(bundle))])
    }
}
