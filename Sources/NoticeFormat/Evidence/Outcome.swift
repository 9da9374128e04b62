// SPDX-License-Identifier: Apache-2.0

/// What has come of sending one notice to one recipient (evidence.md, section 3).
public enum Outcome: String, Word, Sendable {
    case contradictory
    case decisionMakerAcknowledged = "decision-maker-acknowledged"
    case acknowledged
    case declinedToAcknowledge = "declined-to-acknowledge"
    case declined
    case refusedByNode = "refused-by-node"
    case unanswered
    case rangNotAnswered = "rang-not-answered"
    case opened
    case atTheNode = "at-the-node"
    case expired
    case refusedByRelay = "refused-by-relay"
    case relayFailed = "relay-failed"
    case atARelay = "at-a-relay"
    case sent

    /// Whether nothing more is awaited; later evidence may still change the outcome.
    public var isTerminal: Bool {
        switch self {
        case .rangNotAnswered, .opened, .atTheNode, .atARelay, .sent: false
        default: true
        }
    }
}
