// SPDX-License-Identifier: Apache-2.0

public import NoticeFormat

/// One state of a delivery that the recipient's evidence shows, by itself (docs/spec/evidence.md section 6).
public struct StateReport: Sendable {
    public let state: DeliveryState
    /// The first evidence that shows it.
    public let evidence: ObjectID
    public let window: TimeWindow
    /// From the state before it here, by the signers' own clocks; nil for the first.
    public let claimedSeconds: Int64?
}

extension BundleConclusions {
    /// In the order of the states; one that nothing here shows is absent, and none follows from another.
    func states(of checked: CheckedDelivery) -> [StateReport] {
        var reports: [StateReport] = []
        var before = timeline.window(checked.dispatch.id)?.claimed
        for state in DeliveryState.allCases {
            let shown = checked.verified.first { !$0.isTestimony && state.isShown(by: $0.payload.event) }
            guard let shown, let window = timeline.window(shown.id) else { continue }
            reports.append(
                StateReport(
                    state: state,
                    evidence: shown.id,
                    window: window,
                    claimedSeconds: before.map { window.claimed.seconds(since: $0) }
                )
            )
            before = window.claimed
        }
        return reports
    }
}
