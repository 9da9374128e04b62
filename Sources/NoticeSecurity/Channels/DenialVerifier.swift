// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat

/// A denial that the `node` key of its issuer signed.
package typealias VerifiedDenial = VerifiedObject<DenialPayload>

extension DenialPayload: IssuedPayload {
    var claimedTime: Timestamp { at }
    var anchors: [String] { after }
}

/// Signs denials (denial.md, section 2).
package enum DenialSigner {
    package static func sign(_ payload: DenialPayload, key: SigningKey) throws -> SignedObject {
        try SignedObject.sign(payload, type: .denial, key: key)
    }
}

/// Verifies denials under the issuer's card; that what is denied was so is for nobody here to say.
package enum DenialVerifier {
    package static func verify(
        _ jws: String,
        issuer: VerifiedCardChain
    ) throws(SecurityError) -> VerifiedDenial {
        try VerifiedObject(jws, by: issuer, use: .node)
    }

    /// Reads a denial without verifying it: for those that were verified when they were kept.
    package static func unverifiedPayload(of jws: String) throws(SecurityError) -> DenialPayload {
        try DenialPayload.unverified(jws).payload
    }
}
