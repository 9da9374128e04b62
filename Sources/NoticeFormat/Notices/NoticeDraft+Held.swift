// SPDX-License-Identifier: Apache-2.0

extension NoticeDraft {
    /// Whether a composed notice holds exactly this draft: every choice made, every field, and no other field
    /// than those the sender's node must add.
    ///
    /// Choices that the draft leaves open may be anything.
    package func isHeld(by visible: NoticeVisible, fields: NoticeFields) -> Bool {
        fields == self.fields.withComputedFields
            && Self.agrees(severity, visible.severity) && Self.agrees(status, visible.status)
            && Self.agrees(scope, visible.scope) && Self.agrees(tlp, visible.tlp)
            && Self.agrees(grade, visible.grade) && Self.agrees(ack, visible.ack)
            && holdsExpiry(visible) && deadline == visible.deadline && reference == visible.reference
            && inResponseTo == visible.inResponseTo
    }

    private func holdsExpiry(_ visible: NoticeVisible) -> Bool {
        switch expiry {
        case .at(let time)?: time == visible.expiresAt
        case .afterSeconds(let seconds)?:
            visible.composedAt.adding(seconds: Int64(seconds)) == visible.expiresAt
        case nil: true
        }
    }

    private static func agrees<Value: Equatable>(_ choice: Value?, _ value: Value) -> Bool {
        choice == nil || choice == value
    }
}
