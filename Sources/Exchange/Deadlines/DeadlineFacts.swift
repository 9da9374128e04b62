// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat

/// What one node knows of the time limits of one message (docs/spec/notice.md, section 7).
///
/// Pure: what follows at a moment is a function of these facts and of that moment. All times are by this
/// node's clock, but for ``sentAt``, ``consignedAt`` and ``openedAt``, which are claims.
package struct DeadlineFacts: Sendable, Hashable {
    package enum Standing: String, Sendable, Hashable {
        case running
        /// An answer was there before the end.
        case answered
        /// The sender had withdrawn the notice before the end.
        case withdrawn
        /// The recipient's node had refused the envelope before the end.
        case refused
        case lapsed
    }

    /// A time limit that ended in silence.
    package struct Lapse: Sendable, Hashable {
        package var lapsed: LapsedDeadline
        package var end: Timestamp
        package var reason: ReasonCode
    }

    package var deadline: ReplyDeadline?
    /// Of a distress call, whose only answer is an acknowledged stop.
    package var isDistress = false
    /// Of the dispatch.
    package var sentAt: Timestamp
    /// Of the notice, or of its last re-affirmation.
    package var expiresAt: Timestamp
    /// Of ContentConsignment.
    package var consignedAt: Timestamp?
    /// Of ContentAccessTracking.
    package var openedAt: Timestamp?
    /// First and last evidence of the recipient.
    package var firstHeard: Timestamp?
    package var lastHeard: Timestamp?
    package var withdrawnAt: Timestamp?
    /// By the recipient's node.
    package var refusedAt: Timestamp?
    /// By a person there: an answer, but one on which a ladder goes on.
    package var declinedAt: Timestamp?
    /// An answer that is no decline.
    package var takenUpAt: Timestamp?
    /// The recipient's first reply notice.
    package var repliedAt: Timestamp?
    package var promises: [ReportPromise] = []
    /// What the sender has signed about already.
    package var lapsed: Set<LapsedDeadline> = []

    package init(deadline: ReplyDeadline?, sentAt: Timestamp, expiresAt: Timestamp) {
        self.deadline = deadline
        self.sentAt = sentAt
        self.expiresAt = expiresAt
    }

    /// When the reply deadline began to run; nil before the event that its clock names, or without one.
    ///
    /// A start that is claimed to be before the dispatch counts as the dispatch's time: a recipient whose
    /// clock is behind loses nothing by it.
    package var replyStart: Timestamp? {
        switch deadline?.clock {
        case .sending?: sentAt
        case .delivery?: consignedAt.map { max($0, sentAt) }
        case .opening?: openedAt.map { max($0, sentAt) }
        case nil: nil
        }
    }

    /// The last second of the reply deadline.
    package var replyEnd: Timestamp? {
        guard let deadline else { return nil }
        guard let replyStart else { return deadline.latest }
        return min(deadline.latest, replyStart.adding(seconds: Int64(deadline.seconds)))
    }

    /// From when rungs of a ladder count: a refusal, the end of the reply deadline or, without one, the sending.
    package var ladderStart: Timestamp {
        [turnedDownAt, replyEnd ?? sentAt].compactMap(\.self).min() ?? sentAt
    }

    /// The first answer of any kind.
    package var answeredAt: Timestamp? { [declinedAt, takenUpAt].compactMap(\.self).min() }

    /// When the node or a person there turned it down.
    package var turnedDownAt: Timestamp? { [refusedAt, declinedAt].compactMap(\.self).min() }

    /// Whether nobody need climb a ladder for it any more.
    package var isSettled: Bool { takenUpAt != nil || withdrawnAt != nil }

    package func replyStanding(at now: Timestamp) -> Standing? {
        replyEnd.map { end in ending(by: end) ?? (now > end ? .lapsed : .running) }
    }

    /// Whether the notice still runs; one that was withdrawn before it arrived anywhere lapses all the same.
    package func noticeStanding(at now: Timestamp) -> Standing {
        let isOver = now > expiresAt
        if isOver, !isHeardInTime { return .lapsed }
        return ending(by: expiresAt) ?? (isOver ? .lapsed : .running)
    }

    /// What its end is about: the notice itself, or its delivery where nothing of the recipient had come.
    package var noticeLimit: LapsedDeadline { isHeardInTime ? .notice : .delivery }

    /// What the sender has to sign now, each once, the earliest end first.
    package func lapses(at now: Timestamp) -> [Lapse] {
        var lapses: [Lapse] = []
        if let end = replyEnd, replyStanding(at: now) == .lapsed {
            lapses.append(Lapse(lapsed: .reply, end: end, reason: .noAnswer))
        }
        if noticeStanding(at: now) == .lapsed {
            let reason: ReasonCode = isHeardInTime ? .notWithdrawn : .noAnswer
            lapses.append(Lapse(lapsed: noticeLimit, end: expiresAt, reason: reason))
        }
        return lapses.filter { !isSigned($0.lapsed) }.sorted { $0.end < $1.end }
    }

    private var isHeardInTime: Bool { firstHeard.map { $0 <= expiresAt } ?? false }

    /// The end of a notice is signed once, whichever of the two it was about.
    private func isSigned(_ limit: LapsedDeadline) -> Bool {
        limit == .reply
            ? lapsed.contains(.reply) : lapsed.contains(.notice) || lapsed.contains(.delivery)
    }

    private func ending(by end: Timestamp) -> Standing? {
        if let answeredAt, answeredAt <= end { return .answered }
        if let withdrawnAt, withdrawnAt <= end { return .withdrawn }
        if let refusedAt, refusedAt <= end { return .refused }
        return nil
    }
}
