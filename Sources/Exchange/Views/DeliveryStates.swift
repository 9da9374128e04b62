// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat

/// What the recipient's signatures show of one delivery, each state by itself (evidence.md, section 6).
package struct DeliveryStates: Sendable, Hashable {
    /// Between the dispatch or a state and the next one shown, by the clocks of those who signed.
    package struct Elapsed: Sendable, Hashable {
        /// `sent` or a state.
        package let from: String
        package let to: DeliveryState
        /// Negative where the clocks differ by more than it took.
        package let seconds: Int64
    }

    /// The dispatch's time.
    package let sentAt: Timestamp?
    /// The claimed time of each state that is shown.
    package let shown: [DeliveryState: Timestamp]
    /// When an officer's key acknowledged it: not consent, clearance or agreement, and none of the five states.
    package let acknowledgedAt: Timestamp?

    /// `repliedAt` is the dispatch time of the recipient's first reply notice, if there is one.
    init(_ events: [MessageView.Event], sentAt: Timestamp?, repliedAt: Timestamp?) {
        let signed = events.filter { !$0.isTestimony }.map(\.payload)
        var shown: [DeliveryState: Timestamp] = [:]
        for state in DeliveryState.allCases {
            shown[state] = signed.first { state.isShown(by: $0.event) }?.at
        }
        if let repliedAt { shown[.answered] = min(shown[.answered] ?? repliedAt, repliedAt) }
        self.sentAt = sentAt
        self.shown = shown
        acknowledgedAt = signed.first { $0.event == .acknowledged }?.at
    }

    package var elapsed: [Elapsed] {
        var elapsed: [Elapsed] = []
        var before = sentAt.map { (name: "sent", time: $0) }
        for state in DeliveryState.allCases {
            guard let time = shown[state] else { continue }
            if let before {
                let seconds = time.seconds(since: before.time)
                elapsed.append(Elapsed(from: before.name, to: state, seconds: seconds))
            }
            before = (state.rawValue, time)
        }
        return elapsed
    }

    /// The envelope is durable at the recipient's node.
    package var isAtTheNode: Bool { shown[.atTheNode] != nil }
    /// Opened by the node; no human need have read it.
    package var isOpened: Bool { shown[.opened] != nil }
    package var isAcknowledged: Bool { acknowledgedAt != nil }
    /// The organisation states that it passed it on to a decision-maker.
    package var isConveyed: Bool { shown[.conveyed] != nil }
    /// An officer restated it in words of their own.
    package var isReadBack: Bool { shown[.readBack] != nil }
    /// A decision-maker's key answered, or a reply notice did.
    package var isAnswered: Bool { shown[.answered] != nil }
}
