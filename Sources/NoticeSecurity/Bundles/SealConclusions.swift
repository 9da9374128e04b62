// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat

/// What follows of seals and openings that were checked against one another.
struct SealConclusions {
    let check: SealCheck
    /// Those that count.
    let statuses: [VerifiedStatus]
    let cards: [PartyID: VerifiedCardChain]
    let timeline: Timeline
    let revoked: RevokedSignatures

    var reports: [SealReport] { check.registers.map(report) }

    /// What each status counts of its issuer's seals.
    var counts: [PartyID: [SealPresence.Count]] {
        Dictionary(grouping: statuses, by: \.payload.issuer).mapValues { statuses in
            statuses.map { status in
                SealPresence.Count(
                    id: status.id,
                    number: status.payload.seals,
                    notBefore: timeline.notBefore(status.id).time,
                    notAfter: timeline.notAfter(status.id).time
                )
            }
        }
    }

    private func report(_ register: SealCheck.Register) -> SealReport {
        let counted = statuses.filter { $0.payload.issuer == register.party }.map(\.payload.seals).max()
        let seals = register.seals.compactMap { entry($0, register) }
        let (histories, strays) = CaseHistory.cases(
            of: register.seals.filter { revoked.counts($0.id) }.compactMap { $0.payload.caseEntry($0.id) }
        )
        return SealReport(
            party: register.party,
            seals: seals,
            missing: Self.missing(register.seals.map(\.payload.position), counted: counted ?? 0),
            counted: counted,
            cases: histories.map { CaseReport(history: $0, clock: clock($0)) },
            strays: strays.count
        )
    }

    private static func missing(_ numbers: [Int], counted: Int) -> [ClosedRange<Int>] {
        var gaps: [ClosedRange<Int>] = []
        var next = 1
        for number in numbers + [counted + 1] where number >= next {
            if number > next { gaps.append(next...(number - 1)) }
            next = number + 1
        }
        return gaps
    }

    private func entry(_ seal: VerifiedSeal, _ register: SealCheck.Register) -> SealReport.Entry? {
        let openings = register.openings.filter { $0.payload.seal == seal.id }
        guard let window = timeline.window(seal.id),
            let opened = try? OpenedSeal(seal, openings: openings)
        else { return nil }
        return SealReport.Entry(
            seal: seal,
            window: window,
            isCounted: revoked.counts(seal.id),
            fields: opened.fields,
            openings: openings.compactMap { report($0, of: seal, register) },
            problems: problems(opened)
        )
    }

    private func report(
        _ opening: VerifiedOpening,
        of seal: VerifiedSeal,
        _ register: SealCheck.Register
    ) -> SealReport.Opening? {
        guard let window = timeline.window(opening.id) else { return nil }
        return SealReport.Opening(
            payload: opening.payload,
            id: opening.id,
            standing: standing(opening, of: seal, window),
            window: window,
            count: recount(opening.payload, register)
        )
    }

    /// What counts may still break its rule; what does not count holds nothing.
    private func standing(
        _ opening: VerifiedOpening,
        of seal: VerifiedSeal,
        _ window: TimeWindow
    ) -> RuleStanding {
        guard revoked.counts(opening.id), revoked.counts(seal.id) else {
            let what = revoked.counts(opening.id) ? "its seal" : "it"
            return .notShown("\(what) \(RevokedSignature.uncountedWords)")
        }
        return RuleCheck(cards: cards).standing(
            opening.payload,
            of: seal,
            notBefore: window.notBefore.time,
            notAfter: window.notAfter.time
        )
    }

    /// Counts again, where all seals of the numbers and all openings up to this one are here.
    private func recount(_ opening: OpeningPayload, _ register: SealCheck.Register) -> String {
        let among = opening.among
        let seals = register.seals.filter { among.numbers.contains($0.payload.position) }
        let before = register.openings.filter { $0.payload.position <= opening.position }
        let period = among.after...among.before
        let isWrongPeriod = register.seals.contains { seal in
            period.contains(seal.payload.at) != among.numbers.contains(seal.payload.position)
        }
        if isWrongPeriod { return "differs" }
        let isCounted = (seals.map(\.id) + before.map(\.id)).allSatisfy(revoked.counts)
        guard isCounted, seals.count == among.sealed, before.count == opening.position else {
            return "not-shown"
        }
        let opened = Set(before.map(\.payload.seal)).intersection(seals.map(\.id))
        return opened.count == among.opened ? "agrees" : "differs"
    }

    private func problems(_ opened: OpenedSeal) -> [String] {
        guard let mark = opened.seal.payload.caseMark else { return [] }
        var problems: [String] = []
        if opened.isComplete {
            do {
                try CaseForm.check(opened.fields, for: mark)
            } catch {
                problems.append(error.reason)
            }
        }
        if let problem = waiverProblem(opened, mark) { problems.append(problem) }
        return problems
    }

    private func waiverProblem(_ opened: OpenedSeal, _ mark: CaseMark) -> String? {
        let fields = opened.fields
        guard let jws = fields.waiver, fields.ground != nil, fields.prose(.reason) != nil,
            let card = cards[opened.seal.payload.issuer]
        else { return nil }
        do {
            let waiver = try WaiverVerifier.verify(jws, issuer: card)
            return WaiverVerifier.problem(waiver, of: mark.id, by: opened.seal.payload.officer, fields)
        } catch {
            return "the waiver does not verify: \(error.reason)"
        }
    }

    private func clock(_ history: CaseHistory) -> CaseClock? {
        guard let first = history.entries.first, let closing = history.closing,
            let begin = timeline.window(first.seal), let end = timeline.window(closing.seal)
        else { return nil }
        return CaseClock(from: begin, to: end)
    }
}
