// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat
internal import NoticeSecurity

/// Verifies the deliveries that were gathered for one claim: each object once, several at a time.
///
/// What does not verify under a known card, or is not what the record says it is, is left out.
struct DeliveryVerification: Sendable {
    private struct Verified: Sendable {
        let kept: KeptDeliveries.Delivery
        let dispatch: VerifiedDispatch
        let evidence: [(notAfter: Timestamp?, object: VerifiedEvidence)]

        var notice: IssuedNotice { IssuedNotice(id: kept.dispatch.notice, issuer: kept.dispatch.from) }
    }

    private struct IssuedNotice: Hashable, Sendable {
        let id: ObjectID
        let issuer: PartyID
    }

    private let kept: KeptDeliveries
    private let cards: [PartyID: VerifiedCardChain]
    /// What else the claim may rest on.
    private var facts: ClaimFacts
    private var witnesses: RecordWitnesses?
    /// Where the period of the claim begins.
    private let madeFrom: Timestamp?

    init(
        _ claim: Claim,
        kept: KeptDeliveries,
        cards: [PartyID: VerifiedCardChain],
        facts: ClaimFacts,
        witnesses: RecordWitnesses?
    ) {
        self.kept = kept
        madeFrom = claim.about?.madeFrom
        self.cards = cards
        self.facts = facts
        self.witnesses = witnesses
    }

    /// The facts with the deliveries that verify, and their notices.
    mutating func verified() async -> ClaimFacts {
        let found = await mapConcurrently(kept.deliveries) { [cards] in Self.verified($0, under: cards) }
        let deliveries = found.compactMap(\.self)
        await readAnchors(of: deliveries)
        var notices: [IssuedNotice: Timestamp?] = [:]
        for delivery in deliveries {
            let late = add(delivery)
            // A dispatch names its notice, which is therefore not later.
            let known = notices[delivery.notice] ?? nil
            notices[delivery.notice] = .some([known, late].compactMap(\.self).min())
        }
        await add(notices)
        for page in kept.pages { account(page) }
        return facts
    }

    private static func verified(
        _ kept: KeptDeliveries.Delivery,
        under cards: [PartyID: VerifiedCardChain]
    ) -> Verified? {
        let record = kept.dispatch
        guard let sender = cards[record.from],
            let dispatch = try? DispatchVerifier.verify(record.jws, sender: sender),
            dispatch.id == record.id, dispatch.payload.notice == record.notice,
            dispatch.payload.recipient == record.to, dispatch.payload.number == record.number
        else { return nil }
        let evidence = kept.evidence.compactMap { item -> (notAfter: Timestamp?, object: VerifiedEvidence)? in
            guard let issuer = cards[item.record.issuer],
                let object = try? EvidenceVerifier.verify(item.record.jws, issuer: issuer, sender: sender),
                object.id == item.record.id, object.payload.msg == record.msg
            else { return nil }
            return (item.notAfter, object)
        }
        return Verified(kept: kept, dispatch: dispatch, evidence: evidence)
    }

    /// Verifies each time anchor once.
    private mutating func readAnchors(of deliveries: [Verified]) async {
        guard let witnesses else { return }
        var anchors: Set<String> = []
        for delivery in deliveries {
            anchors.formUnion(delivery.dispatch.payload.after)
            for item in delivery.evidence { anchors.formUnion(item.object.payload.after) }
        }
        let marks = await mapConcurrently(Array(anchors)) { witnesses.marks(on: $0) }
        for found in marks { self.witnesses?.keep(found) }
    }

    private mutating func window(
        _ anchors: [String],
        _ notAfter: Timestamp?,
        madeBy party: PartyID
    ) -> WitnessedWindow {
        WitnessedWindow(notBefore: witnesses?.notBefore(anchors, madeBy: party), notAfter: notAfter)
    }

    /// Adds a dispatch with its evidence and answers by when it was made.
    private mutating func add(_ delivery: Verified) -> Timestamp? {
        let record = delivery.kept.dispatch
        var made = window(delivery.dispatch.payload.after, delivery.kept.notAfter, madeBy: record.from)
        var evidence: [EvidenceFact] = []
        for item in delivery.evidence {
            let payload = item.object.payload
            let signed = window(payload.after, item.notAfter, madeBy: payload.issuer)
            made = made.and(WitnessedWindow(notAfter: signed.notAfter))
            evidence.append(
                EvidenceFact(
                    payload,
                    id: item.object.id,
                    route: item.object.submission?.payload.path,
                    made: signed,
                    counts: cards.counts(item.object.kid, of: payload.issuer, signed)
                )
            )
        }
        facts.deliveries[record.id] = DeliveryFact(
            dispatch: record.id,
            notice: record.notice,
            from: record.from,
            to: record.to,
            number: record.number,
            made: made,
            counts: cards.counts(delivery.dispatch.kid, of: record.from, made),
            evidence: evidence
        )
        return made.notAfter
    }

    /// Adds notices, each with the earliest time by which one of its dispatches was made.
    private mutating func add(_ notices: [IssuedNotice: Timestamp?]) async {
        let issued = notices.keys.sorted { ($0.id, $0.issuer) < ($1.id, $1.issuer) }
        let found = await mapConcurrently(issued) { [cards, records = kept.notices] in
            Self.notice($0, in: records, under: cards)
        }
        for (name, notice) in zip(issued, found) {
            guard let notice, facts.notices[name.id] == nil else { continue }
            let made = WitnessedWindow(notAfter: notices[name] ?? nil)
            let signers = [notice.kid] + notice.approvals.map(\.kid)
            facts.notices[name.id] = NoticeFact(
                id: name.id,
                visible: notice.visible,
                fields: notice.fields,
                hiddenCount: notice.hiddenCount,
                counts: notice.mandate.isSatisfied
                    && signers.allSatisfy { cards.counts($0, of: name.issuer, made) },
                made: made
            )
        }
    }

    private static func notice(
        _ name: IssuedNotice,
        in records: [ObjectID: NoticeRecord],
        under cards: [PartyID: VerifiedCardChain]
    ) -> VerifiedNotice? {
        guard let record = records[name.id], let issuer = cards[name.issuer],
            let notice = try? NoticeVerifier.verify(
                text: record.text,
                approvals: record.approvals,
                issuer: issuer,
                mode: .complete
            ),
            notice.id == name.id
        else { return nil }
        return notice
    }

    /// Says up to which number nothing that is meant was left out; or that something may have been.
    ///
    /// What did not verify is missing, whatever the record says it was.
    private mutating func account(_ page: KeptDeliveries.Page) {
        let isAllEarlier =
            page.earlier.count < ClaimRecord.largestSide || isBeforePeriod(page.earlier.last)
        guard isAllEarlier else {
            facts.cut.insert(page.channel)
            return
        }
        let isAllLater = page.later.count < ClaimRecord.largestSide
        let last = isAllLater ? page.unbroken : page.later.last?.number ?? page.unbroken
        let missing = (page.earlier + page.later).filter { facts.deliveries[$0.id] == nil }.map(\.number)
        facts.accounted[page.channel] = min(page.unbroken, last, (missing.min() ?? .max) - 1)
    }

    /// Made wholly before the claim's period: so was every one with a lower number.
    private func isBeforePeriod(_ dispatch: DispatchRecord?) -> Bool {
        guard let from = madeFrom, let dispatch,
            let late = facts.deliveries[dispatch.id]?.made.notAfter
        else { return false }
        return late < from
    }
}

extension [PartyID: VerifiedCardChain] {
    /// A signature by a revoked key counts only where it is shown to be older (card.md, section 5).
    func counts(_ kid: KeyID, of party: PartyID, _ made: WitnessedWindow) -> Bool {
        guard let revoked = self[party]?.revocation(of: kid) else { return true }
        return made.notAfter.map { $0 <= revoked.at } ?? false
    }
}
