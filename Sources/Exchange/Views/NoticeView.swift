// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat

/// A notice, or an envelope that is not open yet, as its node knows it.
package struct NoticeView: Sendable {
    package enum State: String, Sendable {
        case waiting, released, unopened, opened, refused
    }

    package var direction: Direction
    package var state: State
    package var from: PartyID
    package var notice: NoticeRecord?
    package var approvalsNeeded: Int
    package var approvalRole: Role?
    package var messages: [MessageView]
    /// Notices here that point at this one, with how they do.
    package var linkedFrom: [(relation: String, id: ObjectID)]
}

/// The delivery to one recipient.
package struct MessageView: Sendable {
    package struct Event: Sendable {
        package var record: EvidenceRecord
        package var payload: EvidencePayload
        /// By a relay, or by the sender about its own sending.
        package var isTestimony: Bool
    }

    package var message: MessageRecord
    package var header: EnvelopeHeader
    package var number: Int?
    package var outcome: Outcome
    package var events: [Event]
    package var pending: [OutboxItem]
}
