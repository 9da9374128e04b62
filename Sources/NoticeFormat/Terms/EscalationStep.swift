// SPDX-License-Identifier: Apache-2.0

/// A rung of the ladder that an unanswered notice climbs (evidence.md, section 2).
public enum EscalationStep: String, Word, Sendable {
    case `repeat`
    case secondContact = "second-contact"
    case meetingOfTwo = "meeting-of-two"
    case meetingOfAll = "meeting-of-all"
}
