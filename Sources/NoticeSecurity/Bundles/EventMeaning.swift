// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat

/// What an item of evidence shows, and no more (docs/spec/evidence.md section 2).
enum EventMeaning {
    static func words(for payload: EvidencePayload) -> String {
        switch payload.event {
        case .submissionAcceptance: "the relay holds exactly these bytes, handed over by the sender"
        case .submissionRejection: "the relay refused the envelope"
        case .relayAcceptance: "the recipient's node took charge of the envelope from that relay"
        case .relayRejection: "the recipient's node refused the envelope from that relay"
        case .relayFailure: "only that the relay says it could not deliver"
        case .contentConsignment: "the envelope is durable at the recipient's node"
        case .contentConsignmentFailure: "the recipient's node says it could not accept what it opened"
        case .contentAccessTracking: access(payload)
        case .consignmentRejection: "an officer declined before the node had opened it"
        case .acknowledged:
            "this officer's key acknowledged this \(subject(payload));"
                + " an acknowledgement is not consent, clearance or agreement"
        case .declinedToAcknowledge: "an officer declined to acknowledge after opening"
        case .conveyedToDecisionMaker: "the organisation states that it passed it on to a decision-maker"
        case .decisionMakerAcknowledged:
            "this decision-maker's key answered this \(subject(payload));"
                + " an answer is not consent, clearance or agreement"
        case .acceptanceRejectionExpiry: "only that the signer says no answer had come by then"
        case .unknown: "an event that is not in the table; it proves nothing"
        }
    }

    private static func access(_ payload: EvidencePayload) -> String {
        guard payload.notice != nil else { return "opened by the node" }
        let precision = payload.specificity == .mismatch ? ", which does not find the declared precision" : ""
        return "opened by the node, with every hidden field present and matching\(precision)"
    }

    private static func subject(_ payload: EvidencePayload) -> String {
        payload.notice == nil ? "message" : "notice"
    }
}
