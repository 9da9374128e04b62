// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat

/// Answers a claim from facts (claim.md, section 7): a pure function.
///
/// Says no more than the signers of the facts observed. What is not among the facts is "not shown", unless the
/// sender bound itself to it.
package struct ClaimChecker {
    let claim: Claim
    let facts: ClaimFacts
    /// In a fixed order, found once for all recipients.
    private let deliveries: [DeliveryFact]

    private init(claim: Claim, facts: ClaimFacts) {
        self.claim = claim
        self.facts = facts
        deliveries = facts.sortedDeliveries
    }

    package static func check(_ claim: Claim, by facts: ClaimFacts) -> ClaimReport {
        ClaimChecker(claim: claim, facts: facts).report
    }

    private var report: ClaimReport {
        let recipients: [PartyID?] = claim.recipients.isEmpty ? [nil] : claim.recipients
        let answers = recipients.map { recipient in
            switch claim.existence {
            case .notice: noticeAnswers(for: recipient)
            case .noNotice: noNoticeAnswers(for: recipient)
            case .generalTerms: generalTermsAnswers(for: recipient)
            case .seal: sealAnswers(for: recipient)
            }
        }
        return ClaimReport(
            claim: claim,
            answers: answers,
            beside: besides,
            findings: ClaimFindings(facts: facts, deliveries: deliveries).words
        )
    }

    /// Dispatches that the claim means or may mean, in a fixed order.
    func candidates(for recipient: PartyID?) -> [ClaimCandidate] {
        deliveries
            .filter { recipient == nil || $0.to == recipient }
            .map { ClaimCandidate(claim: claim, delivery: $0, notice: facts.notices[$0.notice]) }
            .filter { $0.match != .no }
    }

    /// The channel that an answer about what was not sent would speak of.
    func binding(for recipient: PartyID?) -> ChannelBinding? {
        guard let from = claim.sender, let to = recipient, from != to else { return nil }
        return ChannelBinding(facts: facts, claim: claim, from: from, to: to)
    }

    /// Denials and statements about what is asked.
    private var besides: [String] {
        let denials = facts.denials.values.sorted { $0.id < $1.id }.filter(concerns).map { denial in
            "\(denial.issuer.text) denies (\(denial.about.words)): \"\(denial.text)\"; made"
                + " \(denial.made.words); a party's own word, which changes nothing above: \(denial.id.text)"
        }
        let statements = facts.statements.values.sorted { $0.id < $1.id }.filter(concerns).map { statement in
            "statement by \(statement.speaker), kept by \(statement.issuer.text)"
                + "\(facts.isTakenBack(statement) ? ", retracted or corrected" : ""): \"\(statement.quote)\"; a public"
                + " statement is never a notice: \(statement.id.text)"
        }
        return denials + statements
    }

    private func concerns(_ denial: DenialFact) -> Bool {
        (claim.sender == nil || denial.about.from == claim.sender)
            && (claim.recipients.isEmpty || claim.recipients.contains(denial.about.to))
    }

    private func concerns(_ statement: StatementFact) -> Bool {
        if statement.id == claim.statement { return true }
        guard statement.status == claim.status else { return false }
        if let named = claim.about?.notice, statement.cites.contains(named) { return true }
        let parties = Set(claim.recipients + [claim.sender, claim.claimant].compactMap(\.self))
        return statement.speaksFor.map(parties.contains) ?? parties.contains(statement.issuer)
    }
}
