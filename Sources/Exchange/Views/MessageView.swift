// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat

/// The delivery of a notice to one recipient.
package struct MessageView: Sendable {
    package struct Event: Sendable {
        package var record: EvidenceRecord
        package var payload: EvidencePayload
        /// By a relay, or by the sender about its own sending.
        package var isTestimony: Bool
        /// The officer's words, where this node can open them.
        package var note: String?
    }

    package var message: MessageRecord
    package var header: EnvelopeHeader
    package var number: Int?
    package var outcome: Outcome
    /// What has come of each route, in the order the routes were taken.
    package var routes: [RouteFinding]
    package var events: [Event]
    package var pending: [OutboxItem]
    /// The node's clock when this was read.
    package var asOf: Timestamp
    /// None of these follows from another.
    package var states: DeliveryStates
    /// What parties deny of it; it changes nothing above.
    package var denials: [DenialPayload]
}
