// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat

/// A notice, or an envelope that is not open yet, as its node knows it.
package struct NoticeView: Sendable {
    package enum State: String, Sendable {
        case waiting, released, sealed, unopened, opened, refused
    }

    package var direction: Direction
    package var state: State
    package var from: PartyID
    package var notice: NoticeRecord?
    package var approvalsNeeded: Int
    package var approvalRole: Role?
    /// Time anchors for an approval made now; empty unless it waits for one.
    package var anchors: [String]
    package var messages: [MessageView]
    /// What has to stop at once, in the notice's words.
    package var stop: String?
    /// Notices here that point at this one, with how they do.
    package var linkedFrom: [(relation: String, id: ObjectID)]
}
