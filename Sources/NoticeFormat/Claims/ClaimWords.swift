// SPDX-License-Identifier: Apache-2.0

/// What a claim says there was (claim.md, section 2).
public enum ClaimedExistence: String, Word, Sendable {
    /// A notice, sent in a channel.
    case notice
    /// That there was no such notice.
    case noNotice = "no-notice"
    /// Something said in public in general terms; never a notification.
    case generalTerms = "general-terms"
    /// Something sealed at the time.
    case seal
}

/// How far a notice is claimed to have come (claim.md, section 2).
public enum ClaimedArrival: String, Word, Sendable {
    /// Signed and dispatched to the recipient; whether it arrived is not asked.
    case addressed
    case atTheNode = "at-the-node"
    case opened
}

/// What the recipient is claimed to have done in answer (claim.md, section 2).
public enum ClaimedAcknowledgement: String, Word, Sendable {
    case acknowledged
    case declined
    case answered
}

/// What is claimed of the recipient's decision-maker (claim.md, section 2).
public enum ClaimedConveyance: String, Word, Sendable {
    case conveyed
    case decisionMakerAnswered = "decision-maker-answered"
}

/// Where a notice is claimed to stand against the stated event (claim.md, section 4).
public enum ClaimedOrder: String, Word, Sendable {
    case before
    case after
}

/// Which act of a notice is held against the stated event (claim.md, section 4).
public enum ClaimedAct: String, Word, Sendable {
    /// Its coming to the recipient's node.
    case arrival
    /// Its dispatch by the sender.
    case sending
}
