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
            let evidence = try read(jws, issuer: chain.issuer)
            guard evidence.payload.prev == checked.last?.id else {
                throw .refused("chain-broken", "evidence of \(chain.issuer.text) is missing or out of order")
            }
            if let verified = evidence.verified { try checkContent(of: verified.payload) }
            checked.append(evidence)
        }
        return checked
    }

    private func read(_ jws: String, issuer: PartyID) throws(BundleFault) -> CheckedEvidence {
        do throws(SecurityError) {
            if let card = context.cards[issuer] {
                let verified = try EvidenceVerifier.verify(jws, issuer: card, sender: notice.issuer)
                return CheckedEvidence(payload: verified.payload, id: verified.id, verified: verified)
            }
            let payload = try EvidenceVerifier.unverifiedPayload(of: jws)
            guard payload.issuer == issuer else {
                throw SecurityError(.mismatch, "another issuer's evidence")
            }
            // The sender's card is here, whoever embeds a submission of the sender.
            _ = try EvidenceVerifier.submission(of: payload, sender: notice.issuer)
            let id = ObjectHash.id(of: try CompactJWS(parsing: jws, maxBytes: EvidencePayload.largestSize))
            return CheckedEvidence(payload: payload, id: id, verified: nil)
        } catch {
            throw .refused(error.code.rawValue, "evidence of \(issuer.text) does not verify: \(error.reason)")
        }
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
