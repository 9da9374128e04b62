// SPDX-License-Identifier: Apache-2.0

/// Whether a notice speaks of the world or of an exercise or test; words of CAP 1.2.
public enum NoticeStatus: String, Word, Sendable {
    case actual = "Actual"
    case exercise = "Exercise"
    case system = "System"
    case test = "Test"

    /// Whether it asks nobody to act on the world.
    public var isPractice: Bool { self == .exercise || self == .test }
}
