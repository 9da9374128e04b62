// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// Tells a party that somebody presented objects in its name that its keys did not sign
/// (node-api.md, section 4).
///
/// The reporter's testimony: it shows neither who made the objects nor that they existed.
package struct ImpersonationReport: SignedPayload {
    package static let type = ObjectType.impersonation
    package static let largestDigestCount = 8

    package var jti: RandomID
    /// The reporter.
    package var issuer: PartyID
    /// Whose name was used.
    package var about: PartyID
    /// Whose signed request brought the objects, if one did and it was always the same.
    package var presentedBy: PartyID?
    /// Number of attempts since the last report, from 1.
    package var count: Int
    package var firstAt: Timestamp
    package var lastAt: Timestamp
    /// Of what was presented, ascending; at most ``largestDigestCount`` and no more than `count`.
    package var digests: [Digest]
    package var reasons: [ReasonCode]

    package init(
        jti: RandomID,
        issuer: PartyID,
        about: PartyID,
        presentedBy: PartyID?,
        count: Int,
        firstAt: Timestamp,
        lastAt: Timestamp,
        digests: [Digest],
        reasons: [ReasonCode]
    ) {
        self.jti = jti
        self.issuer = issuer
        self.about = about
        self.presentedBy = presentedBy
        self.count = count
        self.firstAt = firstAt
        self.lastAt = lastAt
        self.digests = digests
        self.reasons = reasons
    }

    package init(_ value: JSONValue) throws(FormatError) {
        var reader = try MemberReader(value, Self.malformed)
        jti = try reader.head()
        issuer = try reader.text("iss")
        about = try reader.text("about")
        presentedBy = try reader.optionalText("presentedBy")
        count = try reader.integer("count", in: 1...JSONLimit.largestInteger)
        firstAt = try reader.text("firstAt")
        lastAt = try reader.text("lastAt")
        digests = try reader.texts("digests", count: 1...Self.largestDigestCount, .ascending)
        reasons = try reader.texts("reasons", count: 1...8)
        try reader.finish()
        try reader.require(issuer != about, "iss and about are the same party")
        try reader.require(firstAt <= lastAt, "lastAt is earlier than firstAt")
        try reader.require(digests.count <= count, "more digests than attempts")
    }

    package var json: JSONValue {
        .object([
            ("v", 1), ("jti", .text(jti)), ("iss", .text(issuer)), ("about", .text(about)),
            ("presentedBy", presentedBy.map { .text($0) }), ("count", .number(count)),
            ("firstAt", .text(firstAt)), ("lastAt", .text(lastAt)), ("digests", .texts(digests)),
            ("reasons", .texts(reasons)),
        ])
    }
}
