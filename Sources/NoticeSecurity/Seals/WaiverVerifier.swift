// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat

/// A waiver that a senior officer's key signed.
package struct VerifiedWaiver: Hashable, Sendable {
    package let payload: WaiverPayload
    package let officer: KeyID
    /// As the card names the officer.
    package let name: String
}

/// Signs and verifies waivers (case.md, section 6).
package enum WaiverVerifier {
    package static func sign(_ payload: WaiverPayload, key: SigningKey) throws -> SignedObject {
        try SignedObject.sign(payload, type: .waiver, key: key)
    }

    /// Verifies a waiver under exactly the card version it names.
    ///
    /// Refuses with `mismatch`, `unknown-card`, `wrong-key` if that version holds no such officer's key, and
    /// `role-not-held` if the officer is no decision-maker.
    package static func verify(
        _ jws: String,
        issuer: VerifiedCardChain
    ) throws(SecurityError) -> VerifiedWaiver {
        let (payload, object) = try WaiverPayload.unverified(jws)
        guard payload.issuer == issuer.party else {
            throw SecurityError(.mismatch, "the waiver is of another party than the card")
        }
        guard let card = issuer.card(payload.card) else {
            throw SecurityError(.unknownCard, "the waiver names a card version that is not held")
        }
        guard let officer = card.officer(object.kid), let key = card.officerKey(object.kid, at: payload.at)
        else { throw SecurityError(.wrongKey, "the card that the waiver names holds no such officer's key") }
        guard officer.roles.contains(.decisionMaker) else {
            throw SecurityError(.roleNotHeld, "a waiver needs a decision-maker")
        }
        _ = try object.verify(with: key, typ: ObjectType.waiver.rawValue)
        return VerifiedWaiver(payload: payload, officer: object.kid, name: officer.name)
    }

    /// Reads a waiver without verifying it.
    package static func unverifiedPayload(of jws: String) throws(SecurityError) -> WaiverPayload {
        try WaiverPayload.unverified(jws).payload
    }

    /// Why a verified waiver does not carry a closing step; nil if it does.
    ///
    /// The step has to be of the same case, on the same ground and for the same reason, and asked for by another
    /// officer.
    package static func problem(
        _ waiver: VerifiedWaiver,
        of id: RandomID?,
        by officer: KeyID,
        _ fields: SealFields
    ) -> String? {
        if waiver.payload.caseID != id { return "the waiver is of another case" }
        if waiver.payload.ground != fields.ground { return "the waiver is on another ground" }
        if waiver.payload.reason != fields.prose(.reason) { return "the waiver gives another reason" }
        if waiver.officer == officer { return "one officer alone decided not to warn" }
        return nil
    }
}
