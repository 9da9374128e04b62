// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat
internal import TransparencyLog

/// A signed object whose signature holds under a key of its issuer's card that may sign its type.
///
/// Only the verifiers of this layer make one. What the payload says is the signer's claim.
package struct VerifiedObject<Payload: SignedPayload>: Hashable, Sendable {
    package let payload: Payload
    package let id: ObjectID
    /// The compact JWS as it came.
    package let jws: String
    /// The key that signed.
    package let kid: KeyID

    init(_ payload: Payload, _ verified: VerifiedJWS) {
        self.payload = payload
        id = verified.objectID
        jws = verified.jws.text
        kid = verified.jws.kid
    }
}

/// A payload that names its issuer and the time at which it claims to be made.
protocol IssuedPayload: SignedPayload {
    var issuer: PartyID { get }
    /// Compared with the validity of the key.
    var claimedTime: Timestamp { get }
    /// Time anchors; empty where the type has none.
    var anchors: [String] { get }
}

extension IssuedPayload {
    var anchors: [String] { [] }
}

extension VerifiedObject where Payload: IssuedPayload {
    /// Verifies an object of a party under all versions of its card (README section 4).
    ///
    /// Throws `mismatch` if it is of another party, `wrong-key` if no version holds the key for this use at
    /// the time the object claims, `malformed-anchor`, and the codes of ``CompactJWS``.
    init(_ text: String, by chain: VerifiedCardChain, use: KeyUse) throws(SecurityError) {
        let (payload, jws) = try Payload.unverified(text)
        guard payload.issuer == chain.party else {
            throw SecurityError(.mismatch, "the object is of another party than the card")
        }
        guard let key = chain.key(jws.kid, use: use, at: payload.claimedTime) else {
            throw SecurityError(.wrongKey, "the card holds no such key for the use \(use.rawValue)")
        }
        self.init(payload, try jws.verify(with: key, typ: Payload.type.rawValue))
        try AnchorForm.check(payload.anchors)
    }
}

extension SignedPayload {
    /// Reads an object without verifying its signature: good for choosing the card, for nothing else.
    static func unverified(_ text: String) throws(SecurityError) -> (payload: Self, jws: CompactJWS) {
        let jws = try CompactJWS(parsing: text, maxBytes: type.largestSize)
        guard jws.header.typ.utf8.elementsEqual(type.rawValue.utf8) else {
            throw SecurityError(.wrongType, "object of another type than is expected here")
        }
        let payload = try type.reading { () throws(FormatError) in try Self(payload: jws.unverifiedPayload) }
        return (payload, jws)
    }
}

/// The form of time anchors (channel.md, section 4).
enum AnchorForm {
    /// Refuses, as `malformed-anchor`, an entry that is not a signed checkpoint.
    ///
    /// Old, unknown and uncosigned checkpoints are well formed: an anchor never makes an object invalid.
    static func check(_ anchors: [String]) throws(SecurityError) {
        for anchor in anchors {
            do {
                let note = try SignedNote(parsing: Array(anchor.utf8))
                _ = try Checkpoint(anyLog: note.text)
            } catch {
                throw SecurityError(.malformedAnchor, "a time anchor is not a signed checkpoint")
            }
        }
    }
}
