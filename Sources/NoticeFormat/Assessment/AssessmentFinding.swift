// SPDX-License-Identifier: Apache-2.0

/// What the fields of a notice must not say of likelihood, confidence and basis (notice.md, section 8).
///
/// A draft with one is refused; a notice that came with one is shown with it.
package enum AssessmentFinding: String, Word, Sendable {
    case mixedLikelihood = "mixed-likelihood"
    case likelihoodContradicted = "likelihood-contradicted"
    case certaintyClaimed = "certainty-claimed"
    case confidenceWithLikelihood = "confidence-with-likelihood"
    case basisContradicted = "basis-contradicted"

    /// For people.
    package var words: String {
        switch self {
        case .mixedLikelihood: "words of both rows of ICD 203 are mixed"
        case .likelihoodContradicted: "the judgement names another band than the likelihood"
        case .certaintyClaimed: "a likelihood of 0 or 100 per cent is claimed"
        case .confidenceWithLikelihood: "one sentence joins confidence and likelihood"
        case .basisContradicted: "the basis does not agree with what is given"
        }
    }
}

extension NoticeFields {
    /// The fields whose sentences are judgements of the sender; what others said is not bound to its words.
    private static let judging: [FieldName] = [.dissent, .event, .judged, .text]
    private static let sources: [FieldName] = [
        .observed, .reported, .source, .sourceDescriptor, .sourceGrade,
    ]
    /// What a source says that there is none.
    private static let noSource = "none given"

    /// In the order of the list; of a set that was opened in part only what its fields show.
    package var assessmentFindings: [AssessmentFinding] {
        let sentences = Self.judging.compactMap(prose).map(EstimativeLanguage.sentences)
        let all = sentences.flatMap { $0 }
        let judged = prose(.judged).map(EstimativeLanguage.sentences) ?? []
        let rows = Set(all.flatMap(\.terms).map(\.row) + [likelihood?.row].compactMap { $0 })
        let found: [(AssessmentFinding, Bool)] = [
            (.mixedLikelihood, rows.count > 1),
            (.likelihoodContradicted, likelihood.map { contradicts($0, judged) } ?? false),
            (.certaintyClaimed, judged.contains { $0.percentages.contains { $0 <= 0 || $0 >= 100 } }),
            (.confidenceWithLikelihood, all.contains { $0.hasConfidence && $0.hasLikelihood }),
            (.basisContradicted, contradictsBasis),
        ]
        return found.filter(\.1).map(\.0)
    }

    private func contradicts(_ likelihood: Likelihood, _ judged: [EstimativeSentence]) -> Bool {
        let terms = judged.flatMap(\.terms)
        let band = Double(likelihood.percent.lowerBound)...Double(likelihood.percent.upperBound)
        let isOther = !terms.isEmpty && !terms.contains { $0.percent == likelihood.percent }
        return isOther || judged.flatMap(\.percentages).contains { !band.contains($0) }
    }

    private var contradictsBasis: Bool {
        let given = Self.sources.filter { self[$0] != nil && !($0 == .source && saysNoSource) }
        return switch basis {
        case .noneGiven?: !given.isEmpty
        case .given?: saysNoSource || (specificity != nil && given.isEmpty)
        case .withheld?, nil: saysNoSource && !given.isEmpty
        }
    }

    private var saysNoSource: Bool {
        prose(.source).map { $0.utf8.elementsEqual(Self.noSource.utf8) } ?? false
    }

    private var basis: Basis? {
        if case .basis(let word)? = self[.basis] { word } else { nil }
    }

    package var likelihood: Likelihood? {
        if case .likelihood(let word)? = self[.likelihood] { word } else { nil }
    }

    /// What the sender says of its basis, whether by `basis` or by `source`; nil where no field here says it.
    package var statedBasis: Basis? { basis ?? (saysNoSource ? .noneGiven : nil) }

    /// For people; nothing said is another thing than nothing given, and a closed field than both.
    package func basisWords(isComplete: Bool) -> String {
        statedBasis?.words
            ?? (isComplete ? "the sender says nothing about its basis" : "not opened, or not stated")
    }
}
