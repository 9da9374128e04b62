// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat

extension BundleConclusions {
    /// What a checker of claims may rest on.
    var facts: ClaimFacts {
        var facts = ClaimFacts()
        if let notice { facts.notices[notice.notice.id] = noticeFact(notice) }
        for delivery in deliveries { add(delivery.dispatch, delivery.verified, to: &facts) }
        for channel in channels {
            for dispatch in channel.dispatches { add(dispatch, [], to: &facts) }
            for status in channel.statuses { facts.statuses[status.id] = statusFact(status) }
        }
        facts.carriages = carriages.map { carriage in
            CarriageFact(
                from: carriage.subject.from,
                to: carriage.subject.to,
                msg: carriage.subject.msg,
                evidence: carriage.verified.map(evidenceFact)
            )
        }
        for denial in denials { facts.denials[denial.id] = denialFact(denial) }
        facts.add(
            filings.map { ClaimFacts.Filed($0, made: made($0.id), counts: revoked.counts($0.id)) }
        )
        facts.addCards(Array(cards.values))
        return facts
    }

    private func made(_ id: ObjectID) -> WitnessedWindow {
        timeline.window(id).map(WitnessedWindow.init) ?? .none
    }

    private func noticeFact(_ checked: CheckedNotice) -> NoticeFact {
        let notice = checked.notice
        return NoticeFact(
            id: notice.id,
            visible: notice.visible,
            fields: notice.fields,
            hiddenCount: notice.hiddenCount,
            counts: ([notice.id] + notice.approvals.map(\.id)).allSatisfy(revoked.counts),
            made: made(checked.releaseID)
        )
    }

    private func add(_ dispatch: VerifiedDispatch, _ evidence: [VerifiedEvidence], to facts: inout ClaimFacts)
    {
        let payload = dispatch.payload
        let fact = DeliveryFact(
            dispatch: dispatch.id,
            notice: payload.notice,
            from: payload.issuer,
            to: payload.recipient,
            number: payload.number,
            made: made(dispatch.id),
            counts: revoked.counts(dispatch.id),
            evidence: evidence.map(evidenceFact)
        )
        var other = ClaimFacts()
        other.deliveries[dispatch.id] = fact
        facts.merge(other)
    }

    private func evidenceFact(_ evidence: VerifiedEvidence) -> EvidenceFact {
        EvidenceFact(
            evidence.payload,
            id: evidence.id,
            route: evidence.submission?.payload.path,
            made: made(evidence.id),
            counts: revoked.counts(evidence.id)
        )
    }

    private func statusFact(_ status: VerifiedStatus) -> StatusFact {
        StatusFact(
            status.payload,
            id: status.id,
            made: made(status.id),
            counts: revoked.counts(status.id)
        )
    }

    private func denialFact(_ denial: VerifiedDenial) -> DenialFact {
        DenialFact(
            id: denial.id,
            issuer: denial.payload.issuer,
            about: denial.payload.about,
            text: denial.payload.text,
            made: made(denial.id)
        )
    }
}
