// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat

/// A relay's status that its `node` key signed.
package typealias VerifiedRelayStatus = VerifiedObject<RelayStatusPayload>

extension RelayStatusPayload: IssuedPayload {
    var claimedTime: Timestamp { at }
    var anchors: [String] { after }
}

/// Signs relay statuses (channel.md, section 5).
package enum RelayStatusSigner {
    package static func sign(_ payload: RelayStatusPayload, key: SigningKey) throws -> SignedObject {
        try SignedObject.sign(payload, type: .relayStatus, key: key)
    }
}

/// Verifies relay statuses under the relay's card; whether they form a chain is for the caller.
package enum RelayStatusVerifier {
    package static func verify(
        _ jws: String,
        issuer: VerifiedCardChain
    ) throws(SecurityError) -> VerifiedRelayStatus {
        try VerifiedObject(jws, by: issuer, use: .node)
    }

    /// Whether a text says that it is a relay's status: good for choosing the verifier, for nothing else.
    package static func isClaimed(by jws: String) -> Bool {
        (try? RelayStatusPayload.unverified(jws)) != nil
    }
}

/// The chain of envelopes that a relay took charge of for one pair (channel.md, section 5).
package enum CarriedChain {
    private static let prefix = Array("herald-carried/v1\n".utf8)

    /// The end after one more envelope.
    package static func adding(_ env: Digest, to end: CarriedEnd) -> CarriedEnd {
        let before = end.head?.bytes ?? [UInt8](repeating: 0, count: Digest.byteCount)
        return CarriedEnd(number: end.number + 1, head: ObjectHash.digest(prefix + before + env.bytes))
    }
}
