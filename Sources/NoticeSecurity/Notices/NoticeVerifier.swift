// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat
internal import StrictJSON

/// Verifies notices with their approvals under the card of the issuer (notice.md).
package enum NoticeVerifier {
    /// Approvals of one notice that are looked at.
    package static let largestApprovalCount = 64

    /// Verifies a notice under exactly the card version it names.
    ///
    /// The mandate is a value of the result: a notice that waits for approvals verifies too. A wrong
    /// approval is a refusal. Refuses with `mismatch`, `unknown-card`, `wrong-key`, `malformed-notice`,
    /// `hidden-count-mismatch`, and the codes of ``SDJWT`` and ``ApprovalVerifier``. Does not look at
    /// `expiresAt`: there is no clock here.
    package static func verify(
        text: String,
        approvals: [String],
        issuer: VerifiedCardChain,
        mode: DisclosureMode
    ) throws(SecurityError) -> VerifiedNotice {
        let sdJWT = try SDJWT(parsing: Array(text.utf8))
        let visible = try visible(of: sdJWT)
        guard visible.issuer == issuer.party else {
            throw SecurityError(.mismatch, "the notice is of another party than the card")
        }
        guard let card = issuer.card(visible.card) else {
            throw SecurityError(.unknownCard, "the notice names a card version that is not held")
        }
        guard let key = card.key(sdJWT.issuerJWT.kid, use: .notice, at: visible.composedAt) else {
            throw SecurityError(.wrongKey, "the card that the notice names holds no such notice key")
        }
        let verified = try sdJWT.verify(with: key, typ: ObjectType.notice.rawValue, mode: mode)
        let fields = try ObjectType.notice.reading { () throws(FormatError) in
            let fields = try NoticeFields(verified.fields)
            let isComplete = fields.count == verified.hiddenCount
            if isComplete { try fields.checkComplete() }
            try EntryRules.check(fields, in: visible, isComplete: isComplete)
            return fields
        }
        let checked = try self.approvals(approvals, of: verified.issuer.objectID, card: card)
        return VerifiedNotice(
            verified,
            visible: visible,
            fields: fields,
            approvals: checked,
            mandate: MandateVerdict(card, visible, checked)
        )
    }

    /// The party that is said to have signed: good for choosing the card, for nothing else.
    ///
    /// Takes the text of a notice or its issuer-signed JWT alone.
    package static func claimedIssuer(of text: String) throws(SecurityError) -> PartyID {
        let jwt = text.utf8.prefix { $0 != UInt8(ascii: "~") }
        return try NoticeVisible.unverified(String(decoding: jwt, as: UTF8.self)).payload.issuer
    }

    /// What the visible part says, without verifying its signature: for notices that were verified before.
    package static func unverifiedVisible(of text: String) throws(SecurityError) -> NoticeVisible {
        let jwt = text.utf8.prefix { $0 != UInt8(ascii: "~") }
        return try NoticeVisible.unverified(String(decoding: jwt, as: UTF8.self)).payload
    }

    /// The stop line of a notice that was verified when it was kept; nil without one.
    package static func unverifiedStop(of text: String) -> String? {
        let parts = text.utf8.split(separator: UInt8(ascii: "~")).dropFirst()
        for part in parts {
            let disclosure = try? Disclosure(parsing: String(decoding: part, as: UTF8.self))
            if disclosure?.name == FieldName.stop.rawValue, case .string(let line)? = disclosure?.value {
                return line
            }
        }
        return nil
    }

    /// The hidden fields of a notice that was verified when it was kept.
    package static func unverifiedFields(of text: String) throws(SecurityError) -> NoticeFields {
        var members: [(String, JSONValue)] = []
        for part in text.utf8.split(separator: UInt8(ascii: "~")).dropFirst() {
            let disclosure = try Disclosure(parsing: String(decoding: part, as: UTF8.self))
            members.append((disclosure.name, disclosure.value))
        }
        return try ObjectType.notice.reading { () throws(FormatError) in
            try NoticeFields(JSONObject(members))
        }
    }

    private static func visible(of sdJWT: SDJWT) throws(SecurityError) -> NoticeVisible {
        guard sdJWT.issuerJWT.header.typ.utf8.elementsEqual(ObjectType.notice.rawValue.utf8) else {
            throw SecurityError(.wrongType, "object of another type than is expected here")
        }
        return try ObjectType.notice.reading { () throws(FormatError) in
            try NoticeVisible(payload: sdJWT.issuerJWT.unverifiedPayload)
        }
    }

    private static func approvals(
        _ texts: [String],
        of notice: ObjectID,
        card: VerifiedCard
    ) throws(SecurityError) -> [VerifiedApproval] {
        guard texts.count <= largestApprovalCount else {
            throw SecurityError(.tooLarge, "more than \(largestApprovalCount) approvals")
        }
        var approvals: [VerifiedApproval] = []
        for text in Set(texts).sorted(by: precedesInBytes) {
            approvals.append(try ApprovalVerifier.verify(text, notice: notice, card: card))
        }
        return approvals
    }
}
