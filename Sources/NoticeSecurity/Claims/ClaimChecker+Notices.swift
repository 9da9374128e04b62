// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat

extension ClaimChecker {
    /// That there was such a notice, with what is said of it.
    func noticeAnswers(for recipient: PartyID?) -> ClaimAnswers {
        let candidates = candidates(for: recipient)
        let parts = PartReader.parts(of: claim)
        let readings = parts.map { part in
            candidates.map { (candidate: $0, reading: PartReader.read(part, of: $0)) }
        }
        let answers = zip(parts, readings).map { answer($0, $1, recipient) }
        let truths = candidates.indices.map { place in
            (candidates[place].match, readings.map { $0[place].reading.truth })
        }
        return ClaimAnswers(
            recipient: recipient,
            parts: answers,
            together: Self.together(answers, truths)
        )
    }

    private func answer(
        _ part: ClaimPart,
        _ readings: [(candidate: ClaimCandidate, reading: PartReading)],
        _ recipient: PartyID?
    ) -> ClaimAnswer {
        let supporting = readings.filter { $0.candidate.match == .yes && $0.reading.truth == .yes }
        if let best = supporting.max(by: { Self.strength($0.reading) < Self.strength($1.reading) }) {
            return ClaimAnswer(
                part: part,
                verdict: .supported,
                words: best.reading.words,
                citations: best.reading.citations,
                margin: best.reading.margin
            )
        }
        if let closed = Self.closed(readings) { return closed.answer(part) }
        if let refuted = refutation(part, readings, recipient) { return refuted }
        return notShown(part, readings, recipient)
    }

    /// Of several notices that bear a part out, the one with the surest margin is cited.
    private static func strength(_ reading: PartReading) -> Int64 { reading.margin?.atLeast ?? 0 }

    private struct Closed {
        let words: String
        let settles: [String]

        func answer(_ part: ClaimPart) -> ClaimAnswer {
            ClaimAnswer(part: part, verdict: .sealed, words: words, settles: settles)
        }
    }

    /// A notice that is meant and whose closed field decides, or that is meant if a closed field says so.
    private static func closed(_ readings: [(candidate: ClaimCandidate, reading: PartReading)]) -> Closed? {
        for (candidate, reading) in readings {
            switch (candidate.match, reading.truth) {
            case (.yes, .sealed): return Closed(words: reading.words, settles: reading.settles)
            case (.sealed(let settle), .yes), (.sealed(let settle), .sealed):
                return Closed(
                    words: "a notice stands that may be the one meant: a closed field decides",
                    settles: [settle] + reading.settles
                )
            default: continue
            }
        }
        return nil
    }

    /// Contradicted: by the one notice that the claim names, or because the sender bound itself to no other.
    private func refutation(
        _ part: ClaimPart,
        _ readings: [(candidate: ClaimCandidate, reading: PartReading)],
        _ recipient: PartyID?
    ) -> ClaimAnswer? {
        if let named = claim.about?.notice {
            let sure = readings.filter { $0.candidate.match == .yes }.map(\.reading)
            return namedRefutation(part, sure, named, recipient)
        }
        guard let binding = binding(for: recipient), let until = end(of: part) else { return nil }
        let bound = binding.bound(until: until) { candidate in
            candidate.match == .no || PartReader.read(part, of: candidate).truth == .no
        }
        guard let bound else { return nil }
        let nearest = readings.map(\.reading).filter { $0.truth == .no }
            .min { Self.strength($0) < Self.strength($1) }
        let found = nearest.map { "; the nearest that was sent: \($0.words)" } ?? ""
        return ClaimAnswer(
            part: part,
            verdict: .contradicted,
            scope: bound.scope,
            words: "up to \(until.text), \(bound.words)\(found)",
            citations: [bound.citation] + (nearest?.citations ?? []),
            margin: nearest?.margin
        )
    }

    private func namedRefutation(
        _ part: ClaimPart,
        _ readings: [PartReading],
        _ named: ObjectID,
        _ recipient: PartyID?
    ) -> ClaimAnswer? {
        if part == .recipient, let recipient, let notice = facts.notices[named],
            !notice.visible.recipients.contains(recipient)
        {
            return ClaimAnswer(
                part: part,
                verdict: .contradicted,
                scope: .outright,
                words: "the notice named in the claim does not list \(recipient.text) as a recipient"
            )
        }
        guard let first = readings.first, readings.allSatisfy({ $0.truth == .no }) else { return nil }
        return ClaimAnswer(
            part: part,
            verdict: .contradicted,
            scope: .outright,
            words: "of the notice named in the claim: \(first.words)",
            citations: first.citations,
            margin: first.margin
        )
    }

    /// Up to when a binding has to reach for a part; nil where nothing in the claim ends.
    private func end(of part: ClaimPart) -> Timestamp? {
        let before = claim.time?.order == .before ? claim.event?.to : nil
        guard part == .time || part == .lead else { return claim.about?.madeTo ?? before }
        return before ?? claim.about?.madeTo
    }

    private func notShown(
        _ part: ClaimPart,
        _ readings: [(candidate: ClaimCandidate, reading: PartReading)],
        _ recipient: PartyID?
    ) -> ClaimAnswer {
        let best = readings.first { $0.reading.truth == .unknown } ?? readings.first
        var settles = best?.reading.settles ?? []
        if case .unknown(let settle)? = best?.candidate.match { settles.append(settle) }
        var words = best?.reading.words ?? "no such notice is among what was given; that proves nothing"
        if best?.reading.truth == .no { words += "; nothing shows that there was no other" }
        if let binding = binding(for: recipient) {
            if facts.cut.contains(ClaimFacts.Channel(from: binding.from, to: binding.to)) {
                words += "; more notices may be meant than were looked at"
                settles.append("a claim that names the notice, its event or a shorter period")
            } else if best == nil || best?.reading.truth == .no {
                words += "; \(binding.reach)"
                settles.append(end(of: part) == nil ? Self.noEnd : Self.completeness(binding))
            }
        } else if best == nil {
            settles.append("the notice, or a claim that names sender and recipient")
        }
        return ClaimAnswer(
            part: part,
            verdict: .notShown,
            words: words,
            citations: best?.reading.citations ?? [],
            margin: best?.reading.margin,
            settles: settles
        )
    }

    private static let noEnd = "a claim that ends: about.madeTo, or an event with \"before\""

    private static func completeness(_ binding: ChannelBinding) -> String {
        "the channel from \(binding.from.text) to \(binding.to.text) with all of its notices and a status of"
            + " the sender made after the time in question"
    }

    /// Whether one notice bears out everything: parts that different notices bear out do not add up.
    private static func together(
        _ answers: [ClaimAnswer],
        _ truths: [(ClaimMatch, [PartReading.Truth])]
    ) -> ClaimVerdict {
        if truths.contains(where: { $0.0 == .yes && $0.1.allSatisfy { $0 == .yes } }) { return .supported }
        if answers.contains(where: { $0.verdict == .contradicted }) { return .contradicted }
        let isClosed = truths.contains { match, truths in
            guard !truths.contains(.no), !truths.contains(.unknown) else { return false }
            if case .sealed = match { return true }
            return match == .yes
        }
        return isClosed ? .sealed : .notShown
    }
}
