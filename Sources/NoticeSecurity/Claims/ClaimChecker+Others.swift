// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat

extension ClaimChecker {
    /// That there was no such notice: a denial that can be held against the record.
    func noNoticeAnswers(for recipient: PartyID?) -> ClaimAnswers {
        let candidates = candidates(for: recipient)
        var answers = [noNotice(.existence, candidates, recipient)]
        if recipient != nil, claim.arrival != .addressed {
            answers.append(noNotice(.recipient, candidates, recipient))
        }
        let verdicts = answers.map(\.verdict)
        let together: ClaimVerdict =
            if verdicts.contains(.contradicted) {
                .contradicted
            } else if verdicts.allSatisfy({ $0 == .supported }) {
                .supported
            } else {
                verdicts.contains(.sealed) ? .sealed : .notShown
            }
        return ClaimAnswers(recipient: recipient, parts: answers, together: together)
    }

    private func noNotice(
        _ part: ClaimPart,
        _ candidates: [ClaimCandidate],
        _ recipient: PartyID?
    ) -> ClaimAnswer {
        for candidate in candidates where candidate.match == .yes {
            let reading = PartReader.read(part, of: candidate)
            guard reading.truth == .yes else { continue }
            return ClaimAnswer(
                part: part,
                verdict: .contradicted,
                scope: .outright,
                words: reading.words,
                citations: reading.citations
            )
        }
        for candidate in candidates {
            guard case .sealed(let settle) = candidate.match else { continue }
            return ClaimAnswer(
                part: part,
                verdict: .sealed,
                words: "a notice stands that may be the one denied: a closed field decides",
                settles: [settle]
            )
        }
        let binding = binding(for: recipient)
        let bound = claim.about?.madeTo.flatMap { until in
            binding?.bound(until: until) { $0.match == .no }
        }
        if let bound, let until = claim.about?.madeTo {
            let what = part == .existence ? "sent" : "sent, and so none came"
            return ClaimAnswer(
                part: part,
                verdict: .supported,
                scope: bound.scope,
                words: "none was \(what) up to \(until.text): \(bound.words)",
                citations: [bound.citation]
            )
        }
        return ClaimAnswer(
            part: part,
            verdict: .notShown,
            words: "nothing binds the sender to having sent no such notice in the period",
            settles: [
                claim.about?.madeTo == nil
                    ? "a claim that ends: about.madeTo"
                    : "the channel with all of its notices and a status of the sender made after the period"
            ]
        )
    }

    /// That something was said in general terms: never a notification (W5, W6).
    func generalTermsAnswers(for recipient: PartyID?) -> ClaimAnswers {
        let general = facts.statements.values.sorted { $0.id < $1.id }.filter { statement in
            statement.isGeneralIntent && statement.counts && statement.status == claim.status
                && !facts.isTakenBack(statement)
        }
        let found = general.filter { isByClaimedSender($0) && isTimed($0.made) }
        let answer: ClaimAnswer
        if let statement = found.first {
            answer = ClaimAnswer(
                part: .existence,
                verdict: .supported,
                words: "said in general terms by \(statement.speaker); not a notification: it has no"
                    + " addressee, and a public statement is never a notice",
                citations: [cite(statement.id, "statement", by: statement.issuer)]
            )
        } else {
            answer = ClaimAnswer(
                part: .existence,
                verdict: .notShown,
                words: general.isEmpty
                    ? "no logged statement of general intent is among what was given"
                    : "\(general.count) logged statements of general intent, none shown to be by the claimed sender"
                        + " at the claimed time",
                settles: ["the statement, logged with its source at the time"]
            )
        }
        return ClaimAnswers(recipient: recipient, parts: [answer], together: answer.verdict)
    }

    private func isByClaimedSender(_ statement: StatementFact) -> Bool {
        guard let sender = claim.sender else { return true }
        return statement.speaksFor == sender
    }

    /// That something was sealed at the time; what was not logged was not sealed (S6).
    func sealAnswers(for recipient: PartyID?) -> ClaimAnswers {
        let seals = facts.seals.values.sorted { ($0.issuer, $0.number) < ($1.issuer, $1.number) }.filter {
            $0.counts && $0.status == claim.status && (claim.sender == nil || $0.issuer == claim.sender)
        }
        let found = seals.filter { isTimed($0.made) }.map { seal in
            [sealExistence(seal, all: seals)] + claim.fields.map { sealedField($0, of: seal) }
        }
        let best: [ClaimAnswer]? =
            found.first { Self.together($0) == .supported } ?? found.first { Self.together($0) == .sealed }
            ?? found.first
        let none = claim.fields.map { field in
            ClaimAnswer(part: .field(field), verdict: .notShown, words: "no record of such a seal")
        }
        let answers = best ?? [sealExistence(nil, all: seals)] + none
        return ClaimAnswers(recipient: recipient, parts: answers, together: Self.together(answers))
    }

    /// Of one seal; another may always be meant, so that nothing is contradicted.
    private static func together(_ answers: [ClaimAnswer]) -> ClaimVerdict {
        let verdicts = answers.map(\.verdict)
        if verdicts.contains(.notShown) { return .notShown }
        return verdicts.contains(.sealed) ? .sealed : .supported
    }

    private func sealExistence(_ seal: SealFact?, all: [SealFact]) -> ClaimAnswer {
        guard let seal else {
            let others = all.isEmpty ? "" : ": \(all.count) seals are here, none shown to be of that time"
            return ClaimAnswer(
                part: .existence,
                verdict: .notShown,
                words: "no record: no logged seal of that time is here\(others)",
                settles: ["a logged seal with a witnessed window that fits"]
            )
        }
        let opened = seal.openedNames.count
        let what = "seal \(seal.number) of \(seal.issuer.text) stands, made \(seal.made.words)"
        let isOpen = opened > 0
        return ClaimAnswer(
            part: .existence,
            verdict: isOpen ? .supported : .sealed,
            words: isOpen
                ? "\(what); \(opened) of \(seal.sealedCount) fields opened, each matching its commitment"
                : "\(what); what it holds stays closed until it is opened",
            citations: [cite(seal.id, "seal \(seal.number)", by: seal.issuer)],
            settles: isOpen ? [] : ["an opening of seal \(seal.id.text)"]
        )
    }

    private func sealedField(_ field: ClaimedField, of seal: SealFact) -> ClaimAnswer {
        let isFull = seal.openedNames.count == seal.sealedCount
        let found = FieldReader.read(field, in: seal.fields, isFull: isFull)
        let verdict: ClaimVerdict =
            switch found.truth {
            case .yes: .supported
            case .no: .notShown
            case .sealed, .unknown: .sealed
            }
        return ClaimAnswer(
            part: .field(field),
            verdict: verdict,
            words: found.words,
            citations: verdict == .sealed ? [] : [cite(seal.id, "seal \(seal.number)", by: seal.issuer)],
            settles: verdict == .sealed ? ["field \(field.name.text) of seal \(seal.id.text), opened"] : []
        )
    }

    private func isTimed(_ made: WitnessedWindow) -> Bool {
        if let from = claim.about?.madeFrom, made.notBefore.map({ $0 < from }) ?? true { return false }
        if let to = claim.about?.madeTo, made.notAfter.map({ $0 > to }) ?? true { return false }
        guard let time = claim.time, let event = claim.event else { return true }
        let lead = Int64(time.minimumLead ?? 1)
        return switch time.order {
        case .before: made.notAfter.map { $0.adding(seconds: lead) <= event.from } ?? false
        case .after: made.notBefore.map { $0 > event.to } ?? false
        }
    }

    private func cite(_ id: ObjectID, _ what: String, by signer: PartyID) -> ClaimCitation {
        let standing: ClaimCitation.Standing = signer == claim.claimant ? .claimant : .other
        return ClaimCitation(id: id, what: what, signer: signer, standing: standing)
    }
}
