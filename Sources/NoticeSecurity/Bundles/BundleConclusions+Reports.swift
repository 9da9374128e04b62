// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat

extension BundleConclusions {
    func noticeReport(_ checked: CheckedNotice) -> NoticeReport? {
        timeline.window(checked.releaseID).map { window in
            NoticeReport(
                id: checked.notice.id,
                issuer: checked.issuer.party,
                visible: checked.notice.visible,
                opened: checked.notice.openedTexts,
                hiddenCount: checked.notice.hiddenCount,
                basis: checked.notice.fields.basisWords(isComplete: checked.notice.isFullyOpened),
                cautions: checked.notice.fields.assessmentFindings.map(\.words),
                approvedBy: approvers(of: checked),
                window: window
            )
        }
    }

    /// Officers by role and key; an approval whose own time contradicts the witnesses says so.
    func approvers(of checked: CheckedNotice) -> [String] {
        checked.notice.approvals.map { approval in
            let who = "an officer with the role \(approval.payload.role.rawValue), key \(approval.kid.text)"
            guard let window = timeline.window(approval.id), window.isClaimOutside else { return who }
            return "\(who), at a time outside its window: \(window.words)"
        }
    }

    func deliveryReport(_ checked: CheckedDelivery) -> DeliveryReport? {
        let finding = checked.finding(timeline)
        return timeline.window(checked.dispatch.id).map { window in
            DeliveryReport(
                recipient: checked.recipient,
                dispatch: checked.dispatch.id,
                number: checked.dispatch.payload.number,
                window: window,
                routes: routeReports(checked.submissions, to: checked.recipient, checked.verified),
                events: checked.evidence.map { item in
                    eventReport(
                        item,
                        recipient: checked.recipient,
                        isLate: finding.late.contains(item.id),
                        note: checked.notes[item.id]
                    )
                },
                outcome: finding.outcome,
                states: states(of: checked)
            )
        }
    }

    func carriageReport(_ checked: CheckedCarriage) -> CarriageReport {
        let subject = checked.subject
        return CarriageReport(
            msg: subject.msg,
            from: subject.from,
            to: subject.to,
            routes: routeReports(checked.submissions, to: subject.to, checked.verified),
            events: checked.evidence.map { eventReport($0, recipient: subject.to, note: nil) },
            outcome: checked.outcome
        )
    }

    private func routeReports(
        _ submissions: [VerifiedSubmission],
        to recipient: PartyID,
        _ evidence: [VerifiedEvidence]
    ) -> [RouteReport] {
        submissions.map { submission in
            let finding = RouteFinding(
                route: submission.payload.path,
                submission: submission.jws,
                to: recipient,
                evidence: evidence.map(\.payload)
            )
            return RouteReport(
                route: finding.route,
                state: finding.word,
                party: finding.party,
                reasons: finding.reasons.map(\.text)
            )
        }
    }

    func denialReport(_ denial: VerifiedDenial) -> DenialReport? {
        timeline.window(denial.id).map { window in
            DenialReport(
                id: denial.id,
                issuer: denial.payload.issuer,
                about: denial.payload.about.words,
                text: denial.payload.text,
                window: window
            )
        }
    }

    func filingReport(_ filing: Filing) -> FilingReport? {
        timeline.window(filing.id).map { window in
            guard case .statement(let statement) = filing else {
                return FilingReport(
                    filing: filing,
                    window: window,
                    standing: nil,
                    isCounted: revoked.counts(filing.id)
                )
            }
            let speaker = statement.payload.content.speaker
            let card = speaker.party.flatMap { cards[$0] }?.latest.payload
            return FilingReport(
                filing: filing,
                window: window,
                standing: SpeakerStanding(of: speaker, card: card),
                isCounted: revoked.counts(filing.id)
            )
        }
    }

    private func eventReport(
        _ evidence: CheckedEvidence,
        recipient: PartyID,
        isLate: Bool = false,
        note: String? = nil
    ) -> EventReport {
        let payload = evidence.payload
        return EventReport(
            id: evidence.id,
            issuer: payload.issuer,
            event: payload.event.shortName,
            says: EventMeaning.words(for: payload),
            isTestimony: payload.issuer != recipient,
            isVerified: evidence.verified != nil,
            isLate: isLate,
            reasons: payload.reasons.map(\.text),
            note: note,
            window: evidence.verified.flatMap { timeline.window($0.id) }
        )
    }

    func channelReport(_ checked: CheckedChannel) -> ChannelReport {
        let count = checked.dispatches.count
        let words: String
        let lost = checked.missing == 0 ? "" : ", \(checked.missing) numbers declared lost,"
        let binding = checked.binding.flatMap { revoked.counts($0.id) ? $0 : nil }
        if let binding {
            words = "\(count) dispatches\(lost) and, bound by status \(binding.payload.index), no other"
        } else {
            words = "\(count) dispatches in this bundle; nothing binds the sender to no other"
        }
        return ChannelReport(
            from: checked.from,
            to: checked.to,
            dispatches: count,
            isComplete: binding != nil,
            boundByStatus: binding.flatMap { timeline.window($0.id) },
            words: words
        )
    }
}
