// SPDX-License-Identifier: Apache-2.0

/// Which time limit ended without what it was for (evidence.md, section 2).
public enum LapsedDeadline: String, Word, Sendable {
    /// For accepting an envelope of grade `sign-to-open`.
    case acceptance
    /// The notice expired, and no evidence of the recipient's node had come.
    case delivery
    /// The notice expired, and was not withdrawn.
    case notice
    /// The notice's reply deadline.
    case reply
}
