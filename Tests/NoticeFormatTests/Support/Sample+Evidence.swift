// SPDX-License-Identifier: Apache-2.0

import NoticeFormat
import StrictJSON

extension Sample {
    /// The core of evidence that the right party signs.
    static func core(_ event: EventName) -> JSONValue {
        let issuer =
            switch event.signers.first {
            case .relayNode: "r.example"
            case .senderNode: "a.example"
            default: "b.example"
            }
        let core: JSONValue = [
            "v": 1, "jti": .string(jti), "iss": .string(issuer), "event": .string(event.uri),
            "msg": .string(jti), "env": .string(digest), "pc": .string(otherDigest), "from": "a.example",
            "to": "b.example", "at": .string(time), "after": [.string(anchor)], "prev": .string(digest),
        ]
        return event.isNegative ? core.setting("reasons", ["other", "their-own-code"]) : core
    }

    /// Evidence with every member its event may have.
    static func evidence(_ event: EventName) -> JSONValue {
        members(event).reduce(core(event)) { $0.setting($1.0, $1.1) }
    }

    private static let officer: [(String, JSONValue)] = [
        ("role", "decision-maker"), ("card", .string(digest)), ("notice", .string(digest)),
        ("sdHash", .string(digest)),
    ]

    static let sealedText = "\(digest).AAAA.\(String(repeating: "A", count: 24))"

    private static let note: (String, JSONValue) = (
        "note", ["commitment": .string(digest), "sealed": .string(sealedText)]
    )

    private static func members(_ event: EventName) -> [(String, JSONValue)] {
        let submission: (String, JSONValue) = ("submission", .string(jws))
        switch event {
        case .submissionAcceptance:
            return [submission, ("size", 4096), ("grade", "immediate"), ("deadline", .string(later))]
        case .submissionRejection, .contentConsignment: return [submission]
        case .relayAcceptance, .relayRejection:
            return [submission, ("relay", "r.example"), ("hop", .string(digest))]
        case .relayFailure: return [("attempts", 7), ("nextHop", "b.example")]
        case .contentAccessTracking:
            return [
                ("dispatch", .string(digest)), ("notice", .string(digest)), ("hidden", 9),
                ("allMatched", true), ("sdHash", .string(digest)), ("specificity", "match"),
            ]
        case .notificationForAcceptance, .notificationForAcceptanceFailure, .consignmentNotification,
            .consignmentNotificationFailure:
            return [("means", "inbox"), ("attempt", 1)]
        case .contentHandover: return [("officer", .string(digest)), ("request", .string(digest))]
        case .contentHandoverFailure: return [("officer", .string(digest))]
        case .relayToNonERDS, .receivedFromNonERDS:
            return [("system", "courier"), ("file", .string(digest))]
        case .relayToNonERDSFailure: return [("system", "courier")]
        case .unknown: return [("anything", ["at": [1, "all"]])]
        default: return event.isSignedByOfficer ? officerMembers(event) : endMembers(event)
        }
    }

    /// Of events about deadlines and key shares.
    private static func endMembers(_ event: EventName) -> [(String, JSONValue)] {
        let deadline: (String, JSONValue) = ("deadline", .string(later))
        switch event {
        case .acceptanceRejectionExpiry:
            return [deadline, ("lapsed", "reply"), ("lastHeard", .string(time))]
        case .promiseMissed: return [deadline, ("promise", .string(digest))]
        case .escalated: return [deadline, ("rung", 2), ("step", "meeting-of-two")]
        case .keyShareReleased:
            return [("acceptance", .string(digest)), ("sealedShare", .string(sealedText))]
        case .publicDeposit: return [deadline, ("openShare", .string(digest))]
        default: return []
        }
    }

    private static func officerMembers(_ event: EventName) -> [(String, JSONValue)] {
        switch event {
        case .consignmentRejection: return [("role", "watch"), ("card", .string(digest)), note]
        case .consignmentAcceptance: return [("role", "watch"), ("card", .string(digest))]
        case .conveyedToDecisionMaker: return officer + [("conveyedTo", "the minister")]
        case .acknowledged: return officer + [note, ("nextReportBy", .string(later)), ("stop", true)]
        case .assessed: return officer + [note, ("mark", "insufficient")]
        case .passedOn, .notPassedOn: return officer + [note, ("level", "unit")]
        case .interimReply:
            return officer + [note, ("decisionLiesWith", "the council"), ("expectBy", .string(later))]
        default: return officer + [note]
        }
    }
}
