// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat

/// Where one time limit of a message stands.
package struct DeadlineView: Sendable, Hashable {
    package enum Limit: String, Sendable, Hashable {
        case delivery, notice, promise, reply
    }

    package var limit: Limit
    /// Of a reply deadline.
    package var clock: DeadlineClock?
    /// Nil before the event that the clock names.
    package var startedAt: Timestamp?
    package var endsAt: Timestamp
    package var standing: DeadlineFacts.Standing
    /// What the sender says follows without an answer.
    package var consequence: String?
    /// By this node's clock; 0 once it is over.
    package var secondsLeft: Int64
}

extension DeadlineFacts {
    /// The reply deadline, if there is one, the notice's end, then what the recipient promised.
    package func views(at now: Timestamp) -> [DeadlineView] {
        var views: [DeadlineView] = []
        if let deadline, let end = replyEnd, let standing = replyStanding(at: now) {
            views.append(
                DeadlineView(
                    limit: .reply,
                    clock: deadline.clock,
                    startedAt: replyStart,
                    endsAt: end,
                    standing: standing,
                    consequence: deadline.consequence,
                    secondsLeft: max(0, end.seconds(since: now))
                )
            )
        }
        let standing = noticeStanding(at: now)
        views.append(
            DeadlineView(
                limit: standing == .lapsed && noticeLimit == .delivery ? .delivery : .notice,
                endsAt: expiresAt,
                standing: standing,
                secondsLeft: max(0, expiresAt.seconds(since: now))
            )
        )
        for promise in promises {
            let standing = promiseStanding(promise, at: now)
            views.append(
                DeadlineView(
                    limit: .promise,
                    startedAt: promise.arrivedAt,
                    endsAt: promise.end,
                    standing: standing,
                    secondsLeft: max(0, promise.end.seconds(since: now))
                )
            )
        }
        return views
    }
}
