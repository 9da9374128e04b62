// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat

/// Checks one issuer's chain of evidence within a delivery.
struct ChainCheck {
    let context: BundleContext
    let notice: CheckedNotice
    let dispatch: VerifiedDispatch
    let recipient: VerifiedCardChain
    let subject: MessageSubject?

    struct Result {
        var events: [EventReport] = []
        var verified: [VerifiedEvidence] = []
    }

    func check(_ chain: BundleDocument.EvidenceChain) throws(BundleFault) -> Result {
        var result = Result()
        var previous: ObjectID?
        for jws in chain.chain {
            let (payload, id, verified) = try read(jws, issuer: chain.issuer)
            guard payload.prev == previous else {
                throw .refused("chain-broken", "evidence of \(chain.issuer.text) is missing or out of order")
            }
            previous = id
            if let verified {
                try checkContent(of: verified)
                result.verified.append(verified)
            }
            result.events.append(try report(payload, id: id, jws: jws, isVerified: verified != nil))
        }
        return result
    }

    private func read(
        _ jws: String, issuer: PartyID
    ) throws(BundleFault) -> (EvidencePayload, ObjectID, VerifiedEvidence?) {
        do throws(SecurityError) {
            if let card = context.cards[issuer] {
                let verified = try EvidenceVerifier.verify(jws, issuer: card, sender: notice.issuer)
                return (verified.payload, verified.id, verified)
            }
            let payload = try EvidenceVerifier.unverifiedPayload(of: jws)
            guard payload.issuer == issuer else { throw SecurityError(.mismatch, "another issuer's evidence") }
            return (payload, ObjectHash.id(of: try CompactJWS(parsing: jws)), nil)
        } catch {
            throw .refused(error.code.rawValue, "evidence of \(issuer.text) does not verify: \(error.reason)")
        }
    }

    /// What evidence says about the notice must be true of this notice.
    private func checkContent(of evidence: VerifiedEvidence) throws(BundleFault) {
        let payload = evidence.payload
        if let named = payload.binding.notice, named != notice.notice.id {
            throw .refused("wrong-slot", "evidence names another notice")
        }
        if let named = payload.binding.dispatch, named != dispatch.id {
            throw .refused("wrong-slot", "evidence names another dispatch")
        }
        if let hidden = payload.binding.hidden, hidden != notice.notice.hiddenCount {
            throw .refused("hidden-count-mismatch", "access evidence counts other hidden fields than the notice")
        }
        if let sdHash = payload.binding.sdHash, notice.notice.isFullyOpened, sdHash != notice.notice.sdHash {
            throw .refused("sd-hash-mismatch", "the recipient received other disclosures than these")
        }
    }

    private func report(
        _ payload: EvidencePayload, id: ObjectID, jws: String, isVerified: Bool
    ) throws(BundleFault) -> EventReport {
        EventReport(
            id: id, issuer: payload.issuer, event: payload.event.shortName,
            isTestimony: payload.issuer != recipient.party, isVerified: isVerified,
            reasons: payload.reasons.map(\.text),
            window: isVerified
                ? try context.window(
                    of: ObjectHash.leaf(.evidence, jws), by: payload.issuer, after: payload.after,
                    claimed: payload.at
                ) : nil
        )
    }
}
