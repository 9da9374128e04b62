// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat

/// What an item of evidence shows, and no more (docs/spec/evidence.md section 2).
enum EventMeaning {
    static func words(for payload: EvidencePayload) -> String {
        switch payload.event {
        case .submissionAcceptance: "the relay holds exactly these bytes, handed over by the sender"
        case .submissionRejection: "the relay refused the envelope"
        case .relayAcceptance: "the \(receiver(payload)) took charge of the envelope from that relay"
        case .relayRejection: "the \(receiver(payload)) refused the envelope from that relay"
        case .relayFailure: "only that the relay says it could not deliver"
        case .contentConsignment: "the envelope is durable at the recipient's node"
        case .contentConsignmentFailure: "the recipient's node says it could not accept what it opened"
        case .contentAccessTracking: access(payload)
        case .notificationForAcceptance: "the recipient's node says that it asked its officers to accept it"
        case .notificationForAcceptanceFailure:
            "the recipient's node says that nobody answered when it asked its officers to accept it"
        case .consignmentAcceptance:
            "an officer accepted to receive this envelope unread; it does not show that it was then readable"
        case .consignmentRejection: "an officer declined before the node had opened it"
        case .consignmentNotification: "the recipient's node says that it told its officers"
        case .consignmentNotificationFailure: "the recipient's node says that no officer answered its call"
        case .contentHandover: "an officer's key fetched the opened text from the recipient's node"
        case .contentHandoverFailure: "the recipient's node could not hand the text to an officer"
        default: moreWords(for: payload)
        }
    }

    private static func moreWords(for payload: EvidencePayload) -> String {
        switch payload.event {
        case .relayToNonERDS: "the signer says that it gave this file to a carrier outside Herald"
        case .relayToNonERDSFailure: "the signer says that a carrier outside Herald failed"
        case .receivedFromNonERDS: "the signer says that a carrier outside Herald brought this file"
        case .acknowledged:
            "this officer's key acknowledged this \(subject(payload));"
                + " an acknowledgement is not consent, clearance or agreement"
        case .declinedToAcknowledge: "an officer declined to acknowledge after opening"
        case .conveyedToDecisionMaker: "the organisation states that it passed it on to a decision-maker"
        case .decisionMakerAcknowledged:
            "this decision-maker's key answered this \(subject(payload));"
                + " an answer is not consent, clearance or agreement"
        case .readBack: "an officer's key restated it in words of their own, sealed to the sender"
        case .assessed:
            "an officer's key marked this \(subject(payload)) \(payload.mark?.rawValue ?? "") for its purpose"
        case .interimReply: "an officer's key says with whom the decision lies and when to expect it"
        case .passedOn:
            "the organisation states that it passed it on down to its \(payload.binding.level?.rawValue ?? "");"
                + " not that it was understood there"
        case .notPassedOn:
            "the organisation states that it could not pass it on to its \(payload.binding.level?.rawValue ?? "")"
        case .acceptanceRejectionExpiry: "only that the signer says no answer had come by then"
        case .promiseMissed: "only that the signer says a promised report had not come by then"
        case .escalated: "only that the signer says it took the next step of its ladder"
        case .keyShareReleased: "the share holder released its key share: from here the recipient could read"
        case .publicDeposit: "the share holder published its key share; not that anybody took notice"
        default: "an event that is not in the table; it proves nothing"
        }
    }

    private static func receiver(_ payload: EvidencePayload) -> String {
        payload.issuer == payload.to ? "recipient's node" : "next relay"
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
