// SPDX-License-Identifier: Apache-2.0

/// How long before its window a notice is dispatched, beside what its sender promised (card.md, section 6).
///
/// It rests on times that the sender claims: it is for showing, and no verdict.
package struct NoticeLead: Hashable, Sendable {
    package enum Standing: String, Sendable, CaseIterable {
        case inTime = "in-time"
        /// Shorter, as the rule allows with a reason.
        case short
        case late
    }

    package let rule: MinimumNotice
    /// From the dispatch to the beginning of the window; negative after it.
    package let seconds: Int
    package let standing: Standing
    /// Whether the rule asks for a reason that is not there.
    package let lacksReason: Bool

    /// Nil where no rule matches, or where there is no window to count to.
    package init?(
        kind: NoticeKind,
        fields: NoticeFields,
        to recipient: PartyID,
        at time: Timestamp,
        under policy: CardPolicy
    ) {
        let event = fields.prose(.event)
        guard let rule = policy.minimumNotice.rule(for: kind, event: event, to: recipient),
            let window = fields.window
        else { return nil }
        let lead = Int(window.from.seconds(since: time))
        let hasReason = fields.prose(.shortNotice) != nil
        let isAllowed = rule.shortSeconds.map { lead >= $0 && hasReason } ?? false
        self.rule = rule
        seconds = lead
        standing = lead >= rule.seconds ? .inTime : isAllowed ? .short : .late
        lacksReason = lead < rule.seconds && rule.shortSeconds != nil && !hasReason
    }
}
