// SPDX-License-Identifier: Apache-2.0

/// What a notice is (notice.md, section 1).
public enum NoticeKind: String, Word, Sendable {
    case warning
    case advanceNotification = "advance-notification"
    case posture
    case humanitarianNotification = "humanitarian-notification"
    case message
    case question
    case reply
    case update
    case cancel
    case protest
    case invitation
}
