// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat

extension ClaimReport {
    /// One page for an inquiry (claim.md, section 11).
    package var page: [UInt8] {
        var page = ReportPage(title: "Claim and record")
        if let words = claim.words { page.quote(words) }
        page.list(asked)
        for answer in answers { Self.add(answer, to: &page) }
        if !beside.isEmpty {
            page.heading("Beside the evidence: parties' own words, which change nothing above")
            page.list(beside)
        }
        if !findings.isEmpty {
            page.heading("Contradictions within the evidence")
            page.list(findings)
        }
        page.heading("What the answers rest on")
        page.list(sources)
        page.table(["object", "signed by", "standing", "id"], evidence)
        page.heading("How to read this")
        page.paragraph(
            "Supported: signatures show it. Contradicted by Herald: the sender bound itself to nothing else in"
                + " Herald, and nothing is said of other routes; contradicted outright: a signature shows the"
                + " opposite, or both parties declared Herald their sole route. Sealed: a closed field decides."
                + " Not shown: neither; that proves nothing. Margins rest on outside witnesses alone, never on a"
                + " party's own clock. An acknowledgement is not consent, clearance or agreement."
        )
        page.paragraph("Not shown by any of it: \(Self.doesNotFollow).")
        return page.bytes
    }

    private var asked: [String] {
        var asked: [String] = []
        if let claimant = claim.claimant { asked.append("Claimed by: \(claimant.text)") }
        if let event = claim.event { asked.append("Against: \(event.words); the claimant states it") }
        asked.append("About notices of the status: \(claim.status.rawValue)")
        return asked
    }

    private static func add(_ answer: ClaimAnswers, to page: inout ReportPage) {
        let who = answer.recipient.map { "Recipient \($0.text): " } ?? ""
        page.heading("\(who)\(answer.together.rawValue), taking all parts together")
        page.table(
            ["part", "answer", "why", "would settle it"],
            answer.parts.map { part in
                [part.part.name, part.verdictWords, part.words, part.settles.joined(separator: "\n")]
            }
        )
    }

    private var evidence: [[String]] {
        var seen: Set<ClaimCitation> = []
        return answers.flatMap(\.parts).flatMap(\.citations).filter { seen.insert($0).inserted }.map { item in
            let standing = item.isTestimony ? "\(item.standing.rawValue) (testimony)" : item.standing.rawValue
            return [item.what, item.signer.text, standing, item.id.text]
        }
    }
}
