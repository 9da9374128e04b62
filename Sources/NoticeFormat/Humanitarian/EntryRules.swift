// SPDX-License-Identifier: Apache-2.0

/// The rules between an entry and the rest of its notice (humanitarian.md, section 4).
package enum EntryRules {
    private static let kinds: Set<NoticeKind> = [.humanitarianNotification, .update, .correction]

    /// Refuses with `malformed-notice`; `isComplete` says whether every field is here.
    package static func check(
        _ fields: NoticeFields,
        in visible: NoticeVisible,
        isComplete: Bool
    ) throws(FormatError) {
        guard let entry = fields.entry else { return }
        try require(kinds.contains(visible.kind), "an entry stands in a notice of another kind")
        try require(
            visible.kind != .humanitarianNotification || entry.movement?.departedAt == nil,
            "a movement is notified before it departs"
        )
        let missing = entry.withoutConsent(visible.recipients)
        try require(missing.isEmpty, "the owner has not consented to a recipient")
        guard isComplete else { return }
        if entry.type == .movement {
            try require(fields.route != nil && fields.window != nil, "a movement without route or window")
        } else {
            try require(fields.place?.area != nil, "a site without coordinates")
        }
    }

    private static func require(_ holds: Bool, _ reason: String) throws(FormatError) {
        guard holds else { throw FormatError(.malformedNotice, reason) }
    }
}
