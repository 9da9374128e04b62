// SPDX-License-Identifier: Apache-2.0

import NoticeFormat
import StrictJSON
import Testing

struct EvidencePayloadTests {
    @Test(arguments: EventName.known) func `reads and writes every event`(event: EventName) throws {
        try expectRoundTrip(EvidencePayload.self, Sample.evidence(event))
        try expectRoundTrip(EvidencePayload.self, Sample.evidence(event).setting("prev", nil))
        #expect(try EvidencePayload(Sample.evidence(event)).type == event.type)
    }

    @Test(arguments: EventName.known) func `reasons stand exactly in negative events`(event: EventName) throws
    {
        let change = event.isNegative ? nil : ["other"] as JSONValue
        try Refusal("reasons", change, "negative events only").check(
            EvidencePayload.self,
            Sample.evidence(event)
        )
    }

    @Test(arguments: EventName.known) func `only the right party signs`(event: EventName) throws {
        let valid = Sample.evidence(event)
        for issuer in ["a.example", "b.example", "r.example"] {
            let own: Set<SignerClass> =
                switch issuer {
                case "a.example": [.senderNode]
                case "b.example": [.recipientNode, .officer]
                default: [.relayNode]
                }
            let mayBe = !own.isDisjoint(with: event.signers)
            var changed = valid.setting("iss", .string(issuer))
            if issuer == "r.example", event == .relayAcceptance || event == .relayRejection {
                changed = changed.setting("relay", "s.example")
            }
            #expect(((try? EvidencePayload(changed)) != nil) == mayBe, "\(issuer)")
        }
    }

    @Test(arguments: EventName.known)
    func `each member that the event needs is needed, and no other is taken`(event: EventName) throws {
        let all = Set(EventName.known.flatMap { Self.names(Sample.evidence($0)) }).subtracting(["reasons"])
        let own = Set(Self.names(Sample.evidence(event)))
        let donors = EventName.known.map { Sample.evidence($0) }
        for name in all.subtracting(own) {
            let value = donors.lazy.compactMap { donor -> JSONValue? in
                guard case .object(let object) = donor else { return nil }
                return object[name]
            }.first
            try Refusal(name, value, "the event has no member").check(
                EvidencePayload.self,
                Sample.evidence(event)
            )
        }
        let optional = Self.optional(event).union(["prev"])
        for name in own.subtracting(optional) {
            #expect(throws: FormatError(.malformedEvidence, ""), "\(name)") {
                try EvidencePayload(Sample.evidence(event).setting(name, nil))
            }
        }
    }

    private static func optional(_ event: EventName) -> Set<String> {
        switch event {
        case .submissionAcceptance: ["deadline"]
        case .relayFailure: ["nextHop"]
        case .acceptanceRejectionExpiry: ["lastHeard"]
        case .acknowledged: ["note", "nextReportBy", "stop"]
        case .decisionMakerAcknowledged, .declinedToAcknowledge, .assessed, .interimReply,
            .consignmentRejection, .passedOn, .notPassedOn:
            ["note"]
        default: []
        }
    }

    @Test(arguments: EventName.known.filter { $0 == .contentAccessTracking || $0.type == .evidenceOfficer })
    func `content-free evidence has none of the members about the content`(event: EventName) throws {
        let names = ["dispatch", "notice", "hidden", "allMatched", "sdHash", "specificity"]
        let bare = names.reduce(Sample.evidence(event)) { $0.setting($1, nil) }
        try expectRoundTrip(EvidencePayload.self, bare)
    }

    @Test(
        arguments: headRefusals.filter { $0.path != "more" } + anchorRefusals + [
            Refusal("more", true, "unknown member"), Refusal("event", "Acknowledged", "not a URI"),
            Refusal("event", ":x", "not a URI"), Refusal("event", "urn:a b", "not a URI"),
            Refusal("from", "b.example", "same party"), Refusal("msg", nil, "missing member"),
            Refusal("env", "x", "base64"), Refusal("prev", .null, "a string expected"),
            Refusal("reasons", [], "1 to 8"), Refusal("reasons", ["a", "a"], "occurs twice"),
            Refusal("reasons", ["No"], "reason code"), Refusal("reasons", ["no-answer"], "does not belong"),
            Refusal("role", "releaser", "role that cannot"),
            Refusal("sdHash", nil, "incomplete"), Refusal("card", "x", "base64"),
        ]
    )
    func `refuses what the specification refuses`(refusal: Refusal) throws {
        try refusal.check(EvidencePayload.self, Sample.evidence(.declinedToAcknowledge))
    }

    @Test(arguments: [
        (EventName.submissionAcceptance, Refusal("size", 5, "not a size class")),
        (.submissionAcceptance, Refusal("submission", "x", "not a compact")),
        (.relayAcceptance, Refusal("relay", "a.example", "the relay is")),
        (.relayAcceptance, Refusal("relay", "b.example", "the relay is")),
        (.relayFailure, Refusal("attempts", -1, "integer outside")),
        (.contentAccessTracking, Refusal("allMatched", false, "only be true")),
        (.contentAccessTracking, Refusal("hidden", 65, "integer outside")),
        (.contentAccessTracking, Refusal("specificity", "partly", "not a word")),
        (.conveyedToDecisionMaker, Refusal("conveyedTo", "", "too short")),
        (.conveyedToDecisionMaker, Refusal("conveyedTo", "a\nb", "not allowed")),
        (.decisionMakerAcknowledged, Refusal("role", "watch", "only a decision-maker")),
        (.acceptanceRejectionExpiry, Refusal("deadline", "soon", "time is not")),
        (.acceptanceRejectionExpiry, Refusal("lapsed", "patience", "not a word")),
        (.acknowledged, Refusal("stop", false, "only be true")),
        (.relayFailure, Refusal("nextHop", "a.example", "the next hop is")),
        (.keyShareReleased, Refusal("sealedShare", "a.b", "not a sealed text")),
        (.publicDeposit, Refusal("openShare", "AA", "octets")),
        (.escalated, Refusal("rung", 0, "integer outside")),
        (.readBack, Refusal("note", ["sealed": .string(Sample.sealedText)], "missing member")),
        (.consignmentNotification, Refusal("attempt", 0, "integer outside")),
    ])
    func `refuses values that the event cannot have`(event: EventName, refusal: Refusal) throws {
        try refusal.check(EvidencePayload.self, Sample.evidence(event))
    }

    @Test func `an unknown event is kept with all its members`() throws {
        let event = EventName.unknown(uri: "urn:other:event:Weighed")
        let evidence = Sample.evidence(event).setting("reasons", ["heavy"]).setting("size", "XL")
        try expectRoundTrip(EvidencePayload.self, evidence)
        let payload = try EvidencePayload(evidence)
        #expect(payload.event == event && payload.unknown["size"] == "XL" && payload.size == nil)
        try Refusal("pc", nil, "missing member").check(EvidencePayload.self, evidence)
    }

    private static func names(_ value: JSONValue) -> [String] {
        if case .object(let object) = value { object.names } else { [] }
    }
}
