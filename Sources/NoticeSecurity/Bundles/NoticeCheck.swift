// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat

/// A bundle's notice that verified under its issuer's card, with its window.
struct CheckedNotice: Sendable {
    let notice: VerifiedNotice
    let issuer: VerifiedCardChain
    let window: TimeWindow
    let approvedBy: [String]
}

/// Checks the notice of a bundle (docs/spec/bundle.md section 2, step 5).
struct NoticeCheck {
    let context: BundleContext

    func check(_ document: BundleDocument) throws(BundleFault) -> CheckedNotice? {
        guard let part = document.notice else { return nil }
        let text = ([part.jwt] + part.disclosures).joined(separator: "~") + "~"
        let issuer = try context.card(of: try issuer(of: part.jwt), as: "sender")
        let notice: VerifiedNotice
        do {
            notice = try NoticeVerifier.verify(
                text: text, approvals: part.approvals, issuer: issuer, mode: .partial
            )
        } catch {
            throw .refused(error.code.rawValue, "the notice does not verify: \(error.reason)")
        }
        guard case .satisfied = notice.mandate else {
            throw .refused("mandate-not-met", "the approvals do not satisfy the mandate of the card it names")
        }
        let leaf = ObjectHash.leaf(.notice, notice.releasedBytes)
        let window = try context.window(
            of: leaf, by: issuer.party, after: notice.approvals.flatMap(\.payload.after),
            claimed: notice.visible.composedAt
        )
        return CheckedNotice(
            notice: notice, issuer: issuer, window: window,
            approvedBy: notice.approvals.map { "an officer with the role \($0.payload.role.rawValue), key \($0.kid.text)" }
        )
    }

    /// Reads the issuer before anything is verified, to choose the card.
    private func issuer(of jwt: String) throws(BundleFault) -> PartyID {
        do {
            return try NoticeVerifier.claimedIssuer(of: jwt)
        } catch {
            throw .refused("malformed-notice", "the notice is malformed: \(error.reason)")
        }
    }
}
