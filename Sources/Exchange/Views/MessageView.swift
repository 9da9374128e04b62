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
        /// The officer's words, where this node can open them.
        package var note: String?
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
    /// None of these follows from another.
    package var states: DeliveryStates
    /// How far the recipient says that it passed it on.
    package var dissemination: Dissemination
    /// How much notice was given, where the sender promised some; by the sender's clock.
    package var lead: NoticeLead?
    /// What parties deny of it; it changes nothing above.
    package var denials: [DenialPayload]
}
