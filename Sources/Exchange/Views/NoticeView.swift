// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat

/// A notice, or an envelope that is not open yet, as its node knows it.
package struct NoticeView: Sendable {
    package enum State: String, Sendable {
        case waiting, prepared, released, sealed, unopened, opened, refused
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
    /// Notices here that point at this one.
    package var linkedFrom: [LinkView]
    /// Nil while it is not open or not released.
    package var condition: NoticeCondition?
    /// Notices of the opposite channel that were under way at the same time, neither side having seen the
    /// other's; ascending.
    package var crossed: [ObjectID]
    /// Of an own notice: of itself if it withdraws or corrects one, and of those that withdraw or correct it.
    package var reach: [ReachView]
}
