// SPDX-License-Identifier: Apache-2.0

/// Which events a set of evidence without contradiction holds, and what each relay said.
struct EvidenceFacts {
    private let events: Set<EventName>
    private let isRejectedByRecipient: Bool
    /// Whether a time limit for an answer ended in silence: that of a notice or its delivery is none.
    private let isUnanswered: Bool
    /// Relays that refused and never accepted.
    private let rejecting: Set<PartyID>
    /// Relays that accepted, neither failed nor handed on all that they had accepted.
    private let holding: Set<PartyID>
    private let failing: Set<PartyID>
    private let tried: Set<PartyID>

    init(_ evidence: some Collection<EvidencePayload>, relays: Set<PartyID>?) {
        events = Set(evidence.map(\.event))
        let byRelays = evidence.filter { $0.issuer != $0.from && $0.issuer != $0.to }
        let acceptances = byRelays.filter {
            $0.event == .submissionAcceptance || $0.event == .relayAcceptance
        }
        let accepted = Dictionary(grouping: acceptances, by: \.issuer).mapValues(\.count)
        let ends = byRelays.filter { $0.event == .relayAcceptance || $0.event == .relayRejection }
        let handedOn = Dictionary(grouping: ends.compactMap(\.relay)) { $0 }.mapValues(\.count)
        let rejections = byRelays.filter { $0.event == .submissionRejection }
        failing = Set(byRelays.filter { $0.event == .relayFailure }.map(\.issuer))
        rejecting = Set(rejections.map(\.issuer)).subtracting(accepted.keys)
        holding = Set(accepted.filter { $0.value > handedOn[$0.key] ?? 0 }.keys).subtracting(failing)
        tried = relays ?? rejecting.union(accepted.keys).union(failing)
        isUnanswered = evidence.contains {
            $0.event == .acceptanceRejectionExpiry && ($0.lapsed == .reply || $0.lapsed == .acceptance)
        }
        isRejectedByRecipient = evidence.contains { $0.event == .relayRejection && $0.issuer == $0.to }
    }

    func has(_ event: EventName) -> Bool { events.contains(event) }

    /// Whether the counterpart cannot have signed this event without having opened the envelope.
    static func provesOpening(_ event: EventName) -> Bool {
        switch event {
        case .contentAccessTracking, .contentHandover: true
        case .consignmentRejection, .consignmentAcceptance: false
        default: event.isSignedByOfficer
        }
    }

    /// The first row of the table that holds; contradictions are found elsewhere.
    var outcome: Outcome {
        if has(.decisionMakerAcknowledged) { return .decisionMakerAcknowledged }
        if has(.acknowledged) { return .acknowledged }
        if has(.declinedToAcknowledge) { return .declinedToAcknowledge }
        if has(.consignmentRejection) { return .declined }
        if has(.contentConsignmentFailure) { return .refusedByNode }
        let isOpened = events.contains(where: Self.provesOpening)
        if isOpened || has(.contentConsignment) {
            if isUnanswered { return .unanswered }
            if has(.consignmentNotificationFailure) || has(.notificationForAcceptanceFailure) {
                return .rangNotAnswered
            }
            return isOpened ? .opened : .atTheNode
        }
        if isRejectedByRecipient { return .refusedByNode }
        if has(.acceptanceRejectionExpiry) { return .expired }
        return outcomeAtRelays
    }

    private var outcomeAtRelays: Outcome {
        if !rejecting.isEmpty, tried.isSubset(of: rejecting) { return .refusedByRelay }
        if !holding.isEmpty { return .atARelay }
        return failing.isEmpty && !has(.relayRejection) ? .sent : .relayFailed
    }
}
