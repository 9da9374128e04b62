// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat

/// A dispatch that the sender's `notice` key signed.
package typealias VerifiedDispatch = VerifiedObject<DispatchPayload>

extension DispatchPayload: IssuedPayload {
    var claimedTime: Timestamp { at }
    var anchors: [String] { after }
}

/// Signs dispatches (channel.md, section 1).
package enum DispatchSigner {
    package static func sign(_ payload: DispatchPayload, key: SigningKey) throws -> SignedObject {
        try SignedObject.sign(payload, type: .dispatch, key: key)
    }
}

/// Verifies dispatches under the sender's card; what they say of the notice is checked with the notice.
package enum DispatchVerifier {
    package static func verify(
        _ jws: String,
        sender: VerifiedCardChain
    ) throws(SecurityError) -> VerifiedDispatch {
        try VerifiedObject(jws, by: sender, use: .notice)
    }

    /// Reads a dispatch without verifying it: for those that were verified when they were kept.
    package static func unverifiedPayload(of jws: String) throws(SecurityError) -> DispatchPayload {
        try DispatchPayload.unverified(jws).payload
    }
}
