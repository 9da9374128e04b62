// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat

/// A time by which the recipient's officer promised to report (evidence.md, section 9).
package struct ReportPromise: Sendable, Hashable {
    /// The evidence that holds it.
    package var evidence: ObjectID
    package var end: Timestamp
    /// When that evidence came, by this node's clock.
    package var arrivedAt: Timestamp
    /// When the first evidence of an officer came that is not before it in the recipient's chain.
    package var reportedAt: Timestamp?
    /// Whether the sender has signed that it was missed.
    package var isSigned = false

    package init(evidence: ObjectID, end: Timestamp, arrivedAt: Timestamp) {
        self.evidence = evidence
        self.end = end
        self.arrivedAt = arrivedAt
    }
}

extension EvidenceBinding {
    /// By when the officer promised to be heard again.
    var promisedTime: Timestamp? { nextReportBy ?? expectBy }
}

extension DeadlineFacts {
    /// A promise that came after its own end is measured at its arrival: what came with it keeps it.
    package func promiseStanding(_ promise: ReportPromise, at now: Timestamp) -> Standing {
        let end = max(promise.end, promise.arrivedAt)
        let reports = [promise.reportedAt, repliedAt].compactMap(\.self)
        if reports.contains(where: { $0 <= end }) { return .answered }
        if let withdrawnAt, withdrawnAt <= end { return .withdrawn }
        return now > promise.end ? .lapsed : .running
    }

    /// What the sender has to sign PromiseMissed about now, the earliest end first.
    package func missedPromises(at now: Timestamp) -> [ReportPromise] {
        promises.filter { !$0.isSigned && promiseStanding($0, at: now) == .lapsed }.sorted { $0.end < $1.end }
    }

    /// The earliest end of a promise that runs, or that was missed and is not signed about.
    package func nextPromiseEnd(at now: Timestamp) -> Timestamp? {
        let running = promises.filter { promiseStanding($0, at: now) == .running }
        return (running + missedPromises(at: now)).map(\.end).min()
    }
}
