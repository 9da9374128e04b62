// SPDX-License-Identifier: Apache-2.0

/// What a notice is (notice.md, section 1).
public enum NoticeKind: String, Word, Sendable {
    case warning
    case advanceNotification = "advance-notification"
    case posture
    /// Those who send it are being hit, or say so.
    case distress
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
    /// How the author reads a move that another party announced (posture.md).
    case reading
    case explanationRequest = "explanation-request"
    case explanation
    case reassuranceOffer = "reassurance-offer"
    case reassuranceAnswer = "reassurance-answer"
    case reassurancePerformance = "reassurance-performance"
    case calendar
    case meeting
    case cautionArea = "caution-area"
    case codeTable = "code-table"
    case signal

    /// Whether a notice of this kind `updates` an earlier one of its issuer.
    public var isUpdating: Bool {
        switch self {
        case .update, .correction, .reaffirmation, .closeOut: true
        default: false
        }
    }

    /// Whether a notice of this kind `repliesTo` an earlier one, always.
    package var isReplying: Bool { self == .reply || self == .explanation || self == .reassuranceAnswer }

    /// Whether a notice of this kind is nothing without the notices it is `inResponseTo`.
    package var isResponding: Bool {
        self == .reading || self == .reassurancePerformance || self == .meeting
    }

    /// Whether a notice of this kind `cancels` an earlier one of its issuer.
    public var isCancelling: Bool { self == .cancel || self == .standDown }
}
