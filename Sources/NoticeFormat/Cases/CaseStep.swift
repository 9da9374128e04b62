// SPDX-License-Identifier: Apache-2.0

/// A step of a duty-to-warn case (case.md, section 1).
package enum CaseStep: String, Word, Sendable {
    /// Warned, waived or referred: the outcome is visible.
    case closing
    /// Two agencies disagree: an owner, a level and a clock.
    case dispute
    /// Information came in: the clock starts.
    case information
    case reopening
    /// What came of it.
    case result
    /// The text for the addressee, beside the original.
    case sanitised
    /// The disagreement is decided.
    case settlement
    /// The trigger test was applied.
    case trigger
}
