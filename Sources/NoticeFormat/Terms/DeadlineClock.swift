// SPDX-License-Identifier: Apache-2.0

/// From which event the seconds of a deadline count (notice.md, section 1).
public enum DeadlineClock: String, Word, Sendable {
    case sending
    case delivery
    case opening
}
