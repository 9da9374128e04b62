// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat

/// Checks one issuer's chain of evidence within a delivery.
struct ChainCheck {
    let context: BundleContext
    let notice: CheckedNotice
    let dispatch: VerifiedDispatch

    func check(_ chain: BundleDocument.EvidenceChain) throws(BundleFault) -> [CheckedEvidence] {
        var checked: [CheckedEvidence] = []
        for jws in chain.chain {
            let evidence = try context.evidence(jws, sender: notice.issuer)
            guard evidence.payload.issuer == chain.issuer else {
                throw .refused("mismatch", "evidence of another issuer than \(chain.issuer.text)")
            }
            guard evidence.payload.prev == checked.last?.id else {
                throw .refused("chain-broken", "evidence of \(chain.issuer.text) is missing or out of order")
            }
            if let verified = evidence.verified { try checkContent(of: verified.payload) }
            checked.append(evidence)
        }
        return checked
    }

    /// What evidence says about the notice must be true of this notice.
    private func checkContent(of payload: EvidencePayload) throws(BundleFault) {
        if let named = payload.notice, named != notice.notice.id {
            throw .refused("wrong-slot", "evidence names another notice")
        }
        if let named = payload.dispatch, named != dispatch.id {
            throw .refused("wrong-slot", "evidence names another dispatch")
        }
        if let hidden = payload.hidden, hidden != notice.notice.hiddenCount {
            throw .refused(
                "hidden-count-mismatch",
                "access evidence counts \(hidden) hidden fields, the notice has \(notice.notice.hiddenCount)"
            )
        }
        if let sdHash = payload.sdHash, notice.notice.isFullyOpened, sdHash != notice.notice.sdHash {
            throw .refused("sd-hash-mismatch", "the recipient received other disclosures than these")
        }
    }
}
