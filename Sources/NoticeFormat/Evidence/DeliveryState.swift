// SPDX-License-Identifier: Apache-2.0

/// What can be shown of a delivery, each by itself: none of these follows from another (evidence.md, section 6).
public enum DeliveryState: String, Word, Sendable, CaseIterable {
    case atTheNode = "at-the-node"
    case opened
    case conveyed
    case readBack = "read-back"
    case answered

    /// Whether this event of the recipient shows the state.
    ///
    /// A reply notice shows ``answered`` too, and is no event.
    package func isShown(by event: EventName) -> Bool {
        switch self {
        case .atTheNode: event == .contentConsignment
        case .opened: event == .contentAccessTracking
        case .conveyed: event == .conveyedToDecisionMaker
        case .readBack: event == .readBack
        case .answered: event == .decisionMakerAcknowledged
        }
    }

    /// For people.
    package var words: String {
        switch self {
        case .atTheNode: "at the recipient's node"
        case .opened: "opened by the node"
        case .conveyed: "put before the decision-maker"
        case .readBack: "read back in own words"
        case .answered: "answered"
        }
    }
}
