// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat

extension BundleConclusions {
    var silenceReport: SilenceReport? {
        guard let question,
            let channel = channels.first(where: { $0.from == question.from && $0.to == question.to })
        else { return nil }
        return SilenceCheck(
            question: question,
            channel: channel,
            timeline: timeline,
            counts: revoked.counts
        ).report
    }

    func silence(_ report: SilenceReport?) -> Guarantee {
        guard let report else { return .notShown(.silence, "this bundle asks no question of silence") }
        guard report.verdict == .shown else { return .notShown(.silence, report.words) }
        return Guarantee(
            name: .silence,
            isShown: true,
            saidBy: report.saidBy.map(\.text),
            follows: report.words,
            doesNotFollow: SilenceReport.doesNotFollow,
            window: report.bounds.map(\.words).joined(separator: "; ")
        )
    }
}
