// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat

/// A bundle's notice that verified under its issuer's card, with approvals enough.
struct CheckedNotice: Sendable {
    let notice: VerifiedNotice
    let issuer: VerifiedCardChain

    /// What the issuer logs: the notice with exactly these approvals.
    var releaseLeaf: LeafEntry { ObjectHash.leaf(.notice, notice.releasedBytes) }

    /// The released notice has no id of its own in the formats; its digest stands for one.
    var releaseID: ObjectID { ObjectID(bytes: releaseLeaf.digest.bytes) }

    /// The notice, its approvals and the release, which embeds both.
    var timed: [TimedObject] {
        let approvals = notice.approvals.map { approval in
            TimedObject(
                id: approval.id,
                party: issuer.party,
                leaf: ObjectHash.leaf(.approval, approval.jws),
                after: approval.payload.after,
                claimed: approval.payload.approvedAt,
                names: [notice.id]
            )
        }
        let composed = TimedObject(
            id: notice.id,
            party: issuer.party,
            leaf: nil,
            after: [],
            claimed: notice.visible.composedAt,
            names: []
        )
        let release = TimedObject(
            id: releaseID,
            party: issuer.party,
            leaf: releaseLeaf,
            after: [],
            claimed: approvals.map(\.claimed).reduce(composed.claimed, max),
            names: [notice.id] + approvals.map(\.id)
        )
        return [composed] + approvals + [release]
    }
}

/// Checks the notice of a bundle (docs/spec/bundle.md section 2, step 5).
struct NoticeCheck {
    let context: BundleContext

    func check(_ document: BundleDocument) throws(BundleFault) -> CheckedNotice? {
        guard let part = document.notice else { return nil }
        let text = ([part.jwt] + part.disclosures).joined(separator: "~") + "~"
        let issuer = try context.card(of: context.issuer(of: part), as: "sender")
        let notice: VerifiedNotice
        do {
            notice = try NoticeVerifier.verify(
                text: text,
                approvals: part.approvals,
                issuer: issuer,
                mode: .partial
            )
        } catch {
            throw .refused(error.code.rawValue, "the notice does not verify: \(error.reason)")
        }
        if case .notMet(let reason) = notice.mandate { throw .refused("mandate-not-met", reason) }
        return CheckedNotice(notice: notice, issuer: issuer)
    }
}
