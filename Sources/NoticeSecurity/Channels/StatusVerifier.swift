// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat

/// A channel status that the issuer's `node` key signed.
package typealias VerifiedStatus = VerifiedObject<StatusPayload>

extension StatusPayload: IssuedPayload {
    var claimedTime: Timestamp { at }
    var anchors: [String] { after }
}

/// Signs channel statuses (channel.md, section 3).
package enum StatusSigner {
    package static func sign(_ payload: StatusPayload, key: SigningKey) throws -> SignedObject {
        try SignedObject.sign(payload, type: .status, key: key)
    }
}

/// Verifies channel statuses under the issuer's card; whether they form a chain is for the caller.
package enum StatusVerifier {
    package static func verify(
        _ jws: String,
        issuer: VerifiedCardChain
    ) throws(SecurityError) -> VerifiedStatus {
        try VerifiedObject(jws, by: issuer, use: .node)
    }

    /// Reads a status without verifying its signature: for one that was verified when it was stored.
    package static func unverifiedPayload(of jws: String) throws(SecurityError) -> StatusPayload {
        try StatusPayload.unverified(jws).payload
    }

    /// The party that is said to have signed: good for choosing the card, for nothing else.
    package static func claimedIssuer(of jws: String) throws(SecurityError) -> PartyID {
        try StatusPayload.unverified(jws).payload.issuer
    }
}
