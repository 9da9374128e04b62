// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat

/// A seal that the `node` key of its issuer signed; what it hides is not shown.
package typealias VerifiedSeal = VerifiedObject<SealPayload>
/// An opening that the `node` key of its issuer signed; that it fits its seal is for ``OpenedSeal``.
package typealias VerifiedOpening = VerifiedObject<OpeningPayload>
/// A consent that the `node` key of its issuer signed.
package typealias VerifiedConsent = VerifiedObject<ConsentPayload>

extension SealPayload: IssuedPayload {}
extension OpeningPayload: IssuedPayload {}
extension ConsentPayload: IssuedPayload {}

package enum SealVerifier {
    package static func verify(
        _ jws: String,
        issuer: VerifiedCardChain
    ) throws(SecurityError) -> VerifiedSeal {
        try VerifiedObject(jws, by: issuer, use: .node)
    }

    /// Reads a seal without verifying it: for those that were verified when they were kept, and for choosing
    /// the card.
    package static func unverifiedPayload(of jws: String) throws(SecurityError) -> SealPayload {
        try SealPayload.unverified(jws).payload
    }
}

package enum OpeningVerifier {
    package static func verify(
        _ jws: String,
        issuer: VerifiedCardChain
    ) throws(SecurityError) -> VerifiedOpening {
        try VerifiedObject(jws, by: issuer, use: .node)
    }

    /// Reads an opening without verifying it.
    package static func unverifiedPayload(of jws: String) throws(SecurityError) -> OpeningPayload {
        try OpeningPayload.unverified(jws).payload
    }
}

package enum ConsentVerifier {
    package static func verify(
        _ jws: String,
        issuer: VerifiedCardChain
    ) throws(SecurityError) -> VerifiedConsent {
        try VerifiedObject(jws, by: issuer, use: .node)
    }

    /// Reads a consent without verifying it.
    package static func unverifiedPayload(of jws: String) throws(SecurityError) -> ConsentPayload {
        try ConsentPayload.unverified(jws).payload
    }
}
