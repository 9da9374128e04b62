// SPDX-License-Identifier: Apache-2.0

/// Which events a set of evidence without contradiction holds, and what each relay said.
struct EvidenceFacts {
    private let events: Set<EventName>
    private let rejecting: Set<PartyID>
    private let accepting: Set<PartyID>
    private let failing: Set<PartyID>
    private let tried: Set<PartyID>

    init(_ evidence: some Collection<EvidencePayload>, relays: Set<PartyID>?) {
        events = Set(evidence.map(\.event))
        func issuers(_ event: EventName) -> Set<PartyID> {
            Set(evidence.filter { $0.event == event }.map(\.issuer))
        }
        accepting = issuers(.submissionAcceptance)
        rejecting = issuers(.submissionRejection).subtracting(accepting)
        failing = issuers(.relayFailure)
        tried = relays ?? accepting.union(rejecting).union(failing)
    }

    func has(_ event: EventName) -> Bool { events.contains(event) }

    /// Whether the counterpart cannot have signed this event without having opened the envelope.
    static func provesOpening(_ event: EventName) -> Bool {
        event == .contentAccessTracking || (event.isSignedByOfficer && event != .consignmentRejection)
    }

    /// The first row of the table that holds; contradictions are found elsewhere.
    var outcome: Outcome {
        if has(.decisionMakerAcknowledged) { return .decisionMakerAcknowledged }
        if has(.acknowledged) { return .acknowledged }
        if has(.declinedToAcknowledge) { return .declinedToAcknowledge }
        if has(.consignmentRejection) { return .declined }
        if has(.contentConsignmentFailure) { return .refusedByNode }
        if events.contains(where: Self.provesOpening) { return .opened }
        if has(.contentConsignment) { return .atTheNode }
        if has(.relayRejection) { return .refusedByNode }
        if has(.acceptanceRejectionExpiry) { return .expired }
        return outcomeAtRelays
    }

    private var outcomeAtRelays: Outcome {
        if !rejecting.isEmpty, tried.isSubset(of: rejecting) { return .refusedByRelay }
        if !accepting.subtracting(failing).isEmpty { return .atARelay }
        return failing.isEmpty ? .sent : .relayFailed
    }
}
