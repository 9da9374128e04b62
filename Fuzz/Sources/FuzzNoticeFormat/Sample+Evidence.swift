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
        return event.isNegative ? core.setting("reasons", ["no-answer", "their-own-code"]) : core
    }

    /// Evidence with every member its event may have.
    static func evidence(_ event: EventName) -> JSONValue {
        members(event).reduce(core(event)) { $0.setting($1.0, $1.1) }
    }

    private static let officer: [(String, JSONValue)] = [
        ("role", "decision-maker"), ("card", .string(digest)), ("notice", .string(digest)),
        ("sdHash", .string(digest)),
    ]

    private static func members(_ event: EventName) -> [(String, JSONValue)] {
        let submission: (String, JSONValue) = ("submission", .string(jws))
        switch event {
        case .submissionAcceptance:
            return [submission, ("size", 4096), ("grade", "immediate"), ("deadline", .string(later))]
        case .submissionRejection, .contentConsignment: return [submission]
        case .relayAcceptance, .relayRejection:
            return [submission, ("relay", "r.example"), ("hop", .string(digest))]
        case .relayFailure: return [("attempts", 7)]
        case .contentConsignmentFailure: return []
        case .contentAccessTracking:
            return [
                ("dispatch", .string(digest)), ("notice", .string(digest)), ("hidden", 9),
                ("allMatched", true), ("sdHash", .string(digest)), ("specificity", "match"),
            ]
        case .consignmentRejection: return [("role", "watch"), ("card", .string(digest))]
        case .conveyedToDecisionMaker: return officer + [("conveyedTo", "the minister")]
        case .acknowledged, .declinedToAcknowledge, .decisionMakerAcknowledged: return officer
        case .acceptanceRejectionExpiry: return [("deadline", .string(later))]
        case .unknown: return [("anything", ["at": [1, "all"]])]
        }
    }
}
