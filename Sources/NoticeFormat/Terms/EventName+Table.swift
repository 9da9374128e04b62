// SPDX-License-Identifier: Apache-2.0

extension EventName {
    /// The `typ` of evidence of this event; nil for an unknown one, which may have any evidence type.
    package var type: ObjectType? {
        switch self {
        case .submissionAcceptance, .submissionRejection: .evidenceSubmission
        case .relayAcceptance, .relayRejection, .relayFailure, .acceptanceRejectionExpiry: .evidenceRelay
        case .contentConsignment, .contentConsignmentFailure, .contentAccessTracking: .evidenceConsignment
        case .consignmentRejection: .evidenceAcceptance
        case .acknowledged, .declinedToAcknowledge, .conveyedToDecisionMaker, .decisionMakerAcknowledged:
            .evidenceOfficer
        case .unknown: nil
        }
    }

    /// Who may sign this event; empty for an unknown one.
    package var signers: [SignerClass] {
        switch self {
        case .submissionAcceptance, .submissionRejection, .relayFailure: [.relayNode]
        case .relayAcceptance, .relayRejection, .contentConsignment, .contentConsignmentFailure,
            .contentAccessTracking:
            [.recipientNode]
        case .consignmentRejection, .acknowledged, .declinedToAcknowledge, .conveyedToDecisionMaker,
            .decisionMakerAcknowledged:
            [.officer]
        case .acceptanceRejectionExpiry: [.senderNode, .relayNode]
        case .unknown: []
        }
    }

    /// Whether the event has reasons: something did not happen or was refused.
    package var isNegative: Bool {
        switch self {
        case .submissionRejection, .relayRejection, .relayFailure, .contentConsignmentFailure,
            .consignmentRejection, .declinedToAcknowledge, .acceptanceRejectionExpiry:
            true
        default: false
        }
    }

    /// Whether an officer's own key signs it.
    package var isSignedByOfficer: Bool { signers == [.officer] }

    /// Whether only the recipient, by its node or an officer, signs it.
    package var isSignedByRecipient: Bool { isSignedByOfficer || signers == [.recipientNode] }
}
