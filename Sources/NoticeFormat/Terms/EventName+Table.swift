// SPDX-License-Identifier: Apache-2.0

extension EventName {
    /// The `typ` of evidence of this event; nil for an unknown one, which may have any evidence type.
    package var type: ObjectType? {
        switch self {
        case .submissionAcceptance, .submissionRejection: .evidenceSubmission
        case .relayAcceptance, .relayRejection, .relayFailure: .evidenceRelay
        case .notificationForAcceptance, .notificationForAcceptanceFailure, .contentConsignment,
            .contentConsignmentFailure, .consignmentNotification, .consignmentNotificationFailure,
            .contentAccessTracking, .contentHandover, .contentHandoverFailure:
            .evidenceConsignment
        case .consignmentAcceptance, .consignmentRejection: .evidenceAcceptance
        case .relayToNonERDS, .relayToNonERDSFailure, .receivedFromNonERDS: .evidenceCrossing
        case .acknowledged, .declinedToAcknowledge, .readBack, .assessed, .interimReply,
            .conveyedToDecisionMaker, .decisionMakerAcknowledged, .passedOn, .notPassedOn:
            .evidenceOfficer
        case .acceptanceRejectionExpiry, .promiseMissed, .escalated: .evidenceDeadline
        case .keyShareReleased, .publicDeposit: .evidenceShare
        case .unknown: nil
        }
    }

    /// Who may sign this event; empty for an unknown one.
    package var signers: [SignerClass] {
        switch self {
        case .submissionAcceptance, .submissionRejection, .relayFailure, .keyShareReleased, .publicDeposit:
            [.relayNode]
        case .relayAcceptance, .relayRejection, .receivedFromNonERDS: [.recipientNode, .relayNode]
        case .notificationForAcceptance, .notificationForAcceptanceFailure, .contentConsignment,
            .contentConsignmentFailure, .consignmentNotification, .consignmentNotificationFailure,
            .contentAccessTracking, .contentHandover, .contentHandoverFailure:
            [.recipientNode]
        case .consignmentAcceptance, .consignmentRejection, .acknowledged, .declinedToAcknowledge,
            .readBack, .assessed, .interimReply, .conveyedToDecisionMaker, .decisionMakerAcknowledged,
            .passedOn,
            .notPassedOn:
            [.officer]
        case .acceptanceRejectionExpiry, .relayToNonERDS, .relayToNonERDSFailure: [.senderNode, .relayNode]
        case .promiseMissed, .escalated: [.senderNode]
        case .unknown: []
        }
    }

    /// Whether the event has reasons: something did not happen or was refused.
    package var isNegative: Bool {
        switch self {
        case .submissionRejection, .relayRejection, .relayFailure, .notificationForAcceptanceFailure,
            .consignmentRejection, .acceptanceRejectionExpiry, .contentConsignmentFailure,
            .consignmentNotificationFailure, .contentHandoverFailure, .relayToNonERDSFailure,
            .declinedToAcknowledge, .notPassedOn, .promiseMissed:
            true
        default: false
        }
    }

    /// Whether an officer's own key signs it.
    package var isSignedByOfficer: Bool { signers == [.officer] }

    /// Whether only the recipient, by its node or an officer, signs it.
    package var isSignedByRecipient: Bool { isSignedByOfficer || signers == [.recipientNode] }
}
