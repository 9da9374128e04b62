// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat

/// Whom a cancel, stand-down or correction has reached, of all who had the original.
package struct ReachView: Sendable, Hashable {
    package var notice: ObjectID
    package var kind: NoticeKind
    package var recipients: Int
    /// Recipients whose node has signed that it holds or opened it.
    package var reached: Int
    /// Recipients of whom an officer's key acknowledged it.
    package var acknowledged: Int
    /// Ascending.
    package var outstanding: [PartyID]

    init(notice: ObjectID, kind: NoticeKind, _ messages: [MessageView]) {
        self.notice = notice
        self.kind = kind
        recipients = messages.count
        let missing = messages.filter { !$0.states.isAtTheNode && !$0.states.isOpened }
        outstanding = missing.map(\.message.to).sorted()
        reached = recipients - outstanding.count
        acknowledged =
            messages.filter { $0.states.isAcknowledged || $0.states.isAnswered }.count
    }
}

extension NoticeKind {
    /// Whether everybody who had the original has to get it, by every way the original took.
    var followsOriginal: Bool { isCancelling || self == .correction }
}
