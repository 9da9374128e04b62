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
    case correction
    case reaffirmation
    case closeOut = "close-out"
    case cancel
    case standDown = "stand-down"
    case protest
    case invitation

    /// Whether a notice of this kind `updates` an earlier one of its issuer.
    public var isUpdating: Bool {
        switch self {
        case .update, .correction, .reaffirmation, .closeOut: true
        default: false
        }
    }

    /// Whether a notice of this kind `cancels` an earlier one of its issuer.
    public var isCancelling: Bool { self == .cancel || self == .standDown }
}
