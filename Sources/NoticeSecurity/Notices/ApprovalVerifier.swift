// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat

/// An officer's approval of one notice, under the card version that the notice names.
///
/// Only ``ApprovalVerifier`` makes one. It is an approval of a release, nothing more.
package struct VerifiedApproval: Hashable, Sendable {
    package let payload: ApprovalPayload
    package let id: ObjectID
    /// The compact JWS as it came.
    package let jws: String
    /// The officer's key.
    package let kid: KeyID
    /// The officer's name in the card.
    package let officer: String

    fileprivate init(_ payload: ApprovalPayload, _ verified: VerifiedJWS, officer: String) {
        self.payload = payload
        id = verified.objectID
        jws = verified.jws.text
        kid = verified.jws.kid
        self.officer = officer
    }
}

/// Signs approvals with an officer's key (notice.md, section 5).
package enum ApprovalSigner {
    package static func sign(_ payload: ApprovalPayload, key: SigningKey) throws -> SignedObject {
        try SignedObject.sign(payload, type: .approval, key: key)
    }
}

/// Verifies approvals under exactly the card version that the notice names.
package enum ApprovalVerifier {
    /// Verifies an approval under the card version that it names, whatever the notice.
    ///
    /// Refuses with `unknown-card` too.
    package static func verify(
        _ jws: String,
        issuer: VerifiedCardChain
    ) throws(SecurityError) -> VerifiedApproval {
        let payload = try ApprovalPayload.unverified(jws).payload
        guard let card = issuer.card(payload.card) else {
            throw SecurityError(.unknownCard, "the approval names a card version that is not held")
        }
        return try verify(jws, notice: payload.notice, card: card)
    }

    /// Verifies an approval of a notice under the card version that the notice names.
    ///
    /// Refuses with `mismatch` (another notice, card or party), `wrong-key` (no officer of that version),
    /// `role-not-held`, `malformed-anchor` and the codes of signed objects.
    package static func verify(
        _ jws: String,
        notice: ObjectID,
        card: VerifiedCard
    ) throws(SecurityError) -> VerifiedApproval {
        let (payload, object) = try ApprovalPayload.unverified(jws)
        guard payload.notice == notice, payload.card == card.id, payload.party == card.payload.party else {
            throw SecurityError(.mismatch, "the approval is of another notice, card or party")
        }
        guard let officer = card.officer(object.kid),
            let key = card.officerKey(object.kid, at: payload.approvedAt)
        else {
            throw SecurityError(.wrongKey, "the card that the notice names holds no such officer's key")
        }
        guard officer.roles.contains(payload.role) else {
            throw SecurityError(.roleNotHeld, "the officer does not hold the role of the approval")
        }
        let verified = try object.verify(with: key, typ: ObjectType.approval.rawValue)
        try AnchorForm.check(payload.after)
        return VerifiedApproval(payload, verified, officer: officer.name)
    }
}
