// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat

/// A report of objects in another party's name that the reporter's `node` key signed.
package typealias VerifiedImpersonationReport = VerifiedObject<ImpersonationReport>

extension ImpersonationReport: IssuedPayload {
    var claimedTime: Timestamp { lastAt }
}

/// Signs impersonation reports (node-api.md, section 4).
package enum ImpersonationSigner {
    package static func sign(_ payload: ImpersonationReport, key: SigningKey) throws -> SignedObject {
        try SignedObject.sign(payload, type: .impersonation, key: key)
    }
}

/// Verifies impersonation reports under the reporter's card.
package enum ImpersonationVerifier {
    package static func verify(
        _ jws: String,
        issuer: VerifiedCardChain
    ) throws(SecurityError) -> VerifiedImpersonationReport {
        try VerifiedObject(jws, by: issuer, use: .node)
    }

    /// Reads a report without verifying it: for those that were verified when they were taken.
    package static func unverifiedPayload(of jws: String) throws(SecurityError) -> ImpersonationReport {
        try ImpersonationReport.unverified(jws).payload
    }
}
