// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat

/// A notice that a `notice` key of the card version it names signed, with disclosures that are all its own.
///
/// Only ``NoticeVerifier`` makes one. What it says is the issuer's claim; whether it may be released,
/// ``mandate`` says.
package struct VerifiedNotice: Hashable, Sendable {
    package let id: ObjectID
    /// Issuer-signed JWT and the disclosures that came, through the last tilde.
    package let text: String
    package let visible: NoticeVisible
    /// Those that were opened.
    package let fields: NoticeFields
    /// How many fields the issuer hid, opened or not.
    package let hiddenCount: Int
    /// Of exactly these disclosures (RFC 9901, section 4.3.1).
    package let sdHash: Digest
    package let issuerJWT: String
    /// Of the disclosures, in ascending order of field name.
    package let disclosures: [String]
    /// Ascending by their ASCII bytes, without repeats.
    package let approvals: [VerifiedApproval]
    package let mandate: MandateVerdict
    /// What computing precision and specificity anew gave; nil while a field is closed.
    package let specificity: SpecificityMatch?
    /// The issuer's key.
    package let kid: KeyID

    init(
        _ verified: VerifiedSDJWT,
        visible: NoticeVisible,
        fields: NoticeFields,
        approvals: [VerifiedApproval],
        mandate: MandateVerdict
    ) {
        id = verified.issuer.objectID
        text = String(decoding: verified.presentation.bytes, as: UTF8.self)
        self.visible = visible
        self.fields = fields
        hiddenCount = verified.hiddenCount
        sdHash = Digest(bytes: verified.sdHash.bytes)
        issuerJWT = verified.issuer.jws.text
        disclosures = verified.presentation.disclosures.map(\.text)
        self.approvals = approvals
        self.mandate = mandate
        specificity = fields.count == verified.hiddenCount ? fields.specificityMatch : nil
        kid = verified.issuer.jws.kid
    }

    package var isFullyOpened: Bool { fields.count == hiddenCount }

    /// Names of the opened fields, ascending.
    package var openedNames: [FieldName] { fields.names }

    /// The released notice: what the `notice` leaf is the digest of (notice.md, section 5).
    package var releasedBytes: [UInt8] {
        Array(([issuerJWT] + approvals.map(\.jws)).joined(separator: "\n").utf8)
    }

    /// The text with only these of the opened fields.
    package func text(opening names: Set<FieldName>) -> String {
        let kept = zip(openedNames, disclosures).filter { names.contains($0.0) }.map(\.1)
        return ([issuerJWT] + kept).map { $0 + "~" }.joined()
    }
}
