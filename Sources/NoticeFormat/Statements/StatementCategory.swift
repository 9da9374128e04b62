// SPDX-License-Identifier: Apache-2.0

/// What an utterance is, as its recorder reads it (statement.md, section 3).
///
/// None of them is a notice, and none meets a claim that somebody was notified.
package enum StatementCategory: String, Word, Sendable {
    case announcement
    /// It says that somebody was, or was not yet, told something.
    case claimOfNotification = "claim-of-notification"
    case denial
    /// It explains an earlier utterance or move: a reading of it.
    case explanation
    /// It says in general terms that something will be done; never notice of an act (W6).
    case generalIntent = "general-intent"
    case offer
    case other
    /// It says that something happened, or what others said.
    case report
    case threat
}
