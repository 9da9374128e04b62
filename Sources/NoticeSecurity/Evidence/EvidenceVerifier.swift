// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat

/// Evidence signed by a key of its issuer that may sign this event.
///
/// Only ``EvidenceVerifier`` makes one. It shows that its signer states this; ``isTestimony`` says whether the
/// signer speaks of its own side.
package struct VerifiedEvidence: Hashable, Sendable {
    package let payload: EvidencePayload
    package let id: ObjectID
    /// The compact JWS as it came.
    package let jws: String
    /// The key that signed.
    package let kid: KeyID
    /// The sender's hand-over, for events that embed one.
    package let submission: VerifiedSubmission?

    fileprivate init(_ payload: EvidencePayload, _ verified: VerifiedJWS, submission: VerifiedSubmission?) {
        self.payload = payload
        id = verified.objectID
        jws = verified.jws.text
        kid = verified.jws.kid
        self.submission = submission
    }

    /// Whether it is a relay's, or the sender's about its own sending, and not the recipient's word.
    package var isTestimony: Bool { payload.issuer != payload.to }
}

/// Verifies evidence under the card of its issuer, and what it embeds under the sender's.
///
/// Refuses with `wrong-type` (another family than the event's), `wrong-key`, `unknown-card`,
/// `role-not-held`, `mismatch`, `malformed-anchor` and the codes of signed objects. Whether the envelope and
/// the notice are those it names is for the caller.
package enum EvidenceVerifier {
    package static func verify(
        _ jws: String,
        issuer: VerifiedCardChain,
        sender: VerifiedCardChain
    ) throws(SecurityError) -> VerifiedEvidence {
        let (payload, type, object) = try read(jws)
        guard payload.issuer == issuer.party, payload.from == sender.party else {
            throw SecurityError(.mismatch, "the evidence is of other parties than the cards")
        }
        let key = try key(for: payload, kid: object.kid, type: type, issuer: issuer)
        let verified = try object.verify(with: key, typ: type.rawValue)
        return VerifiedEvidence(
            payload,
            verified,
            submission: try submission(of: payload, sender: sender)
        )
    }

    /// Reads evidence without verifying its signature: good for sorting and for choosing cards.
    ///
    /// Checks its form, its type against its event, and its time anchors.
    package static func unverifiedPayload(of jws: String) throws(SecurityError) -> EvidencePayload {
        try read(jws).payload
    }

    /// The id that evidence will have if it verifies; nothing has been verified.
    package static func unverifiedID(of jws: String) throws(SecurityError) -> ObjectID {
        ObjectHash.id(of: try read(jws).object)
    }

    private static func read(
        _ jws: String
    ) throws(SecurityError) -> (payload: EvidencePayload, type: ObjectType, object: CompactJWS) {
        let object = try CompactJWS(parsing: jws, maxBytes: EvidencePayload.largestSize)
        guard let type = ObjectType(rawValue: object.header.typ), type.isEvidence else {
            throw SecurityError(.wrongType, "not an item of evidence")
        }
        let payload = try type.reading { () throws(FormatError) in
            try EvidencePayload(payload: object.unverifiedPayload)
        }
        guard payload.type == nil || payload.type == type else {
            throw SecurityError(.wrongType, "evidence of another family than its event's")
        }
        try AnchorForm.check(payload.after)
        return (payload, type, object)
    }

    /// The issuer's key, if it may sign this event.
    private static func key(
        for payload: EvidencePayload,
        kid: KeyID,
        type: ObjectType,
        issuer: VerifiedCardChain
    ) throws(SecurityError) -> VerificationKey {
        let isOfficers = type == .evidenceOfficer || type == .evidenceAcceptance
        guard isOfficers else {
            guard let key = issuer.key(kid, use: .node, at: payload.at) else {
                throw SecurityError(.wrongKey, "the card holds no such node key")
            }
            return key
        }
        guard payload.event.isKnown else {
            let card = issuer.versions.last { $0.officerKey(kid, at: payload.at) != nil }
            guard let key = card?.officerKey(kid, at: payload.at) else {
                throw SecurityError(.wrongKey, "the card holds no such officer's key")
            }
            return key
        }
        return try officerKey(for: payload, kid: kid, issuer: issuer)
    }

    private static func officerKey(
        for payload: EvidencePayload,
        kid: KeyID,
        issuer: VerifiedCardChain
    ) throws(SecurityError) -> VerificationKey {
        guard let card = payload.binding.card.flatMap({ issuer.card($0) }) else {
            throw SecurityError(.unknownCard, "the evidence names a card version that is not held")
        }
        guard let officer = card.officer(kid), let key = card.officerKey(kid, at: payload.at) else {
            throw SecurityError(.wrongKey, "the card that is named holds no such officer's key")
        }
        guard let role = payload.binding.role, officer.roles.contains(role) else {
            throw SecurityError(.roleNotHeld, "the officer does not hold the role in the card that is named")
        }
        return key
    }

    /// The embedded submission, which has to be the sender's, of this envelope, and to the right hop.
    static func submission(
        of payload: EvidencePayload,
        sender: VerifiedCardChain
    ) throws(SecurityError) -> VerifiedSubmission? {
        guard let text = payload.binding.submission else { return nil }
        let submission = try SubmissionVerifier.verify(text, sender: sender)
        let embedded = submission.payload
        guard embedded.msg == payload.msg, embedded.env == payload.env, embedded.pc == payload.pc,
            embedded.issuer == payload.from, embedded.to == payload.to
        else { throw SecurityError(.mismatch, "the embedded submission is of another envelope") }
        let hop = embedded.path.hop(before: payload.issuer, from: payload.from, to: payload.to)
        let isRightHop =
            switch payload.event {
            case .submissionAcceptance, .submissionRejection: hop == payload.from
            case .relayAcceptance, .relayRejection: hop != nil && hop == payload.binding.relay
            // By any route: the recipient ends them all.
            default: true
            }
        guard isRightHop else {
            throw SecurityError(.mismatch, "the embedded submission does not lead over this hop")
        }
        return submission
    }
}
