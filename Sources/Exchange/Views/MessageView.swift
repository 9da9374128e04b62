// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat

/// The delivery of a notice to one recipient.
package struct MessageView: Sendable {
    package struct Event: Sendable {
        package var record: EvidenceRecord
        package var payload: EvidencePayload
        /// By a relay, or by the sender about its own sending.
        package var isTestimony: Bool
        /// What is odd about the time it claims, by this node's clock and the issuer's own chain.
        package var clock: [String] = []
    }

    package var message: MessageRecord
    package var header: EnvelopeHeader
    package var number: Int?
    package var outcome: Outcome
    /// What has come of each route, in the order the routes were taken.
    package var routes: [RouteFinding]
    /// Evidence of the recipient that was made wholly after a time limit had ended in silence.
    package var late: [ObjectID]
    /// Empty while the notice is not known here.
    package var deadlines: [DeadlineView]
    package var events: [Event]
    package var pending: [OutboxItem]
    /// The node's clock when this was read.
    package var asOf: Timestamp

    /// The states are separate: none of them follows from another.
    package var states: DeliveryStates { DeliveryStates(events) }
}

/// What the recipient's signatures show of one delivery, each by itself.
package struct DeliveryStates: Sendable, Hashable {
    /// The envelope is durable at the recipient's node.
    package let isAtTheNode: Bool
    /// Opened by the node; no human need have read it.
    package let isOpened: Bool
    /// An officer's key acknowledged it: not consent, clearance or agreement.
    package let isAcknowledged: Bool
    /// The organisation states that it passed it on to a decision-maker.
    package let isConveyed: Bool
    /// A decision-maker's key answered.
    package let isAnsweredByDecisionMaker: Bool

    init(_ events: [MessageView.Event]) {
        let shown = Set(events.filter { !$0.isTestimony }.map(\.payload.event))
        isAtTheNode = shown.contains(.contentConsignment)
        isOpened = shown.contains(.contentAccessTracking)
        isAcknowledged = shown.contains(.acknowledged)
        isConveyed = shown.contains(.conveyedToDecisionMaker)
        isAnsweredByDecisionMaker = shown.contains(.decisionMakerAcknowledged)
    }
}
