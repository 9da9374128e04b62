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
    case notificationForAcceptance
    case notificationForAcceptanceFailure
    case consignmentAcceptance
    case consignmentRejection
    case acceptanceRejectionExpiry
    case contentConsignment
    case contentConsignmentFailure
    case consignmentNotification
    case consignmentNotificationFailure
    case contentAccessTracking
    case contentHandover
    case contentHandoverFailure
    case relayToNonERDS
    case relayToNonERDSFailure
    case receivedFromNonERDS
    case acknowledged
    case declinedToAcknowledge
    case readBack
    case assessed
    case interimReply
    case conveyedToDecisionMaker
    case decisionMakerAcknowledged
    case passedOn
    case notPassedOn
    case promiseMissed
    case escalated
    case keyShareReleased
    case publicDeposit
    case unknown(uri: String)

    /// The events of the table, in its order.
    public static let known: [EventName] =
        [
            .submissionAcceptance, .submissionRejection, .relayAcceptance, .relayRejection, .relayFailure,
            .notificationForAcceptance, .notificationForAcceptanceFailure, .consignmentAcceptance,
            .consignmentRejection, .acceptanceRejectionExpiry, .contentConsignment,
            .contentConsignmentFailure,
            .consignmentNotification, .consignmentNotificationFailure, .contentAccessTracking,
            .contentHandover,
            .contentHandoverFailure, .relayToNonERDS, .relayToNonERDSFailure, .receivedFromNonERDS,
        ] + own

    /// Those that are not of ETSI EN 319 522.
    private static let own: [EventName] = [
        .acknowledged, .declinedToAcknowledge, .readBack, .assessed, .interimReply,
        .conveyedToDecisionMaker, .decisionMakerAcknowledged, .passedOn, .notPassedOn, .promiseMissed,
        .escalated, .keyShareReleased, .publicDeposit,
    ]

    /// The name that this URI stands for; any other URI is kept as it is.
    public init(uri: String) {
        // Swift's string equality is canonical equivalence: compare bytes too.
        guard let event = Self.byURI[uri], event.uri.utf8.elementsEqual(uri.utf8) else {
            self = .unknown(uri: uri)
            return
        }
        self = event
    }

    public var uri: String {
        if case .unknown(let uri) = self { return uri }
        return (Self.own.contains(self) ? "urn:herald:event:" : "http://uri.etsi.org/19522/Event/")
            + shortName
    }

    /// The last part of the URI of a known event; the whole URI of another one.
    public var shortName: String {
        if case .unknown(let uri) = self { return uri }
        return Self.shortNames[self] ?? ""
    }

    /// The cases are the names of the table, but for their first letter.
    private static let shortNames: [EventName: String] = Dictionary(
        uniqueKeysWithValues: known.map { event in
            let name = String(describing: event)
            return (event, name.prefix(1).uppercased() + name.dropFirst())
        }
    )

    private static let byURI = Dictionary(uniqueKeysWithValues: known.map { ($0.uri, $0) })

    public var isKnown: Bool {
        if case .unknown = self { false } else { true }
    }
}
