// SPDX-License-Identifier: Apache-2.0

/// In what capacity an officer acts (card.md, section 1).
public enum Role: String, Word, Sendable {
    case auditor
    case decisionMaker = "decision-maker"
    case drafter
    case releaser
    case watch
}
