// SPDX-License-Identifier: Apache-2.0

/// What an item of evidence says happened (evidence.md, section 2).
///
/// Names that are not in the table are kept with their URI; they prove nothing.
public enum EventName: Hashable, Sendable {
    case submissionAcceptance
    case submissionRejection
    case relayAcceptance
    case relayRejection
    case relayFailure
    case contentConsignment
    case contentConsignmentFailure
    case contentAccessTracking
    case consignmentRejection
    case acknowledged
    case declinedToAcknowledge
    case conveyedToDecisionMaker
    case decisionMakerAcknowledged
    case acceptanceRejectionExpiry
    case unknown(uri: String)

    /// The events of the table, in its order.
    public static let known: [EventName] = [
        .submissionAcceptance, .submissionRejection, .relayAcceptance, .relayRejection, .relayFailure,
        .contentConsignment, .contentConsignmentFailure, .contentAccessTracking, .consignmentRejection,
        .acknowledged, .declinedToAcknowledge, .conveyedToDecisionMaker, .decisionMakerAcknowledged,
        .acceptanceRejectionExpiry,
    ]

    /// The name that this URI stands for; any other URI is kept as it is.
    public init(uri: String) {
        self = Self.known.first { $0.uri.utf8.elementsEqual(uri.utf8) } ?? .unknown(uri: uri)
    }

    public var uri: String {
        switch self {
        case .unknown(let uri): uri
        case .acknowledged, .declinedToAcknowledge, .conveyedToDecisionMaker, .decisionMakerAcknowledged:
            "urn:herald:event:\(shortName)"
        default: "http://uri.etsi.org/19522/Event/\(shortName)"
        }
    }

    /// The last part of the URI of a known event; the whole URI of another one.
    public var shortName: String {
        switch self {
        case .submissionAcceptance: "SubmissionAcceptance"
        case .submissionRejection: "SubmissionRejection"
        case .relayAcceptance: "RelayAcceptance"
        case .relayRejection: "RelayRejection"
        case .relayFailure: "RelayFailure"
        case .contentConsignment: "ContentConsignment"
        case .contentConsignmentFailure: "ContentConsignmentFailure"
        case .contentAccessTracking: "ContentAccessTracking"
        case .consignmentRejection: "ConsignmentRejection"
        case .acknowledged: "Acknowledged"
        case .declinedToAcknowledge: "DeclinedToAcknowledge"
        case .conveyedToDecisionMaker: "ConveyedToDecisionMaker"
        case .decisionMakerAcknowledged: "DecisionMakerAcknowledged"
        case .acceptanceRejectionExpiry: "AcceptanceRejectionExpiry"
        case .unknown(let uri): uri
        }
    }

    public var isKnown: Bool {
        if case .unknown = self { false } else { true }
    }
}
