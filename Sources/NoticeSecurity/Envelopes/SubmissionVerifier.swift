// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat

/// A hand-over that the sender's `node` key signed.
package typealias VerifiedSubmission = VerifiedObject<SubmissionPayload>

extension SubmissionPayload: IssuedPayload {
    var claimedTime: Timestamp { at }
}

/// Signs submissions (envelope.md, section 2).
package enum SubmissionSigner {
    package static func sign(_ payload: SubmissionPayload, key: SigningKey) throws -> SignedObject {
        try SignedObject.sign(payload, type: .submission, key: key)
    }
}

/// Verifies submissions under the sender's card.
package enum SubmissionVerifier {
    package static func verify(
        _ jws: String,
        sender: VerifiedCardChain
    ) throws(SecurityError) -> VerifiedSubmission {
        try VerifiedObject(jws, by: sender, use: .node)
    }

    /// Verifies the submission that came with an envelope: its members repeat the header, or `mismatch`.
    package static func verify(
        _ jws: String,
        sender: VerifiedCardChain,
        envelope: ParsedEnvelope,
        from previous: PartyID,
        at stop: PartyID
    ) throws(SecurityError) -> VerifiedSubmission {
        let submission = try verify(jws, sender: sender)
        let payload = submission.payload
        let header = envelope.header
        guard payload.issuer == header.from, payload.to == header.to, payload.msg == header.msg,
            payload.env == envelope.env, payload.pc == header.payloadCommitment
        else { throw SecurityError(.mismatch, "the submission is of another envelope") }
        guard payload.path.hop(before: stop, from: header.from, to: header.to) == previous else {
            throw SecurityError(.mismatch, "the submission does not lead over this hop")
        }
        return submission
    }

    /// The way that a hand-over names; nothing has been verified.
    package static func claimedRoute(of jws: String) throws(SecurityError) -> Route {
        try SubmissionPayload.unverified(jws).payload.path
    }

    /// The party that is said to have signed: good for choosing the card, for nothing else.
    package static func claimedSender(of jws: String) throws(SecurityError) -> PartyID {
        try SubmissionPayload.unverified(jws).payload.issuer
    }
}
