// SPDX-License-Identifier: Apache-2.0

import NoticeFormat
import StrictJSON
import Testing

struct SealPayloadTests {
    private static let digest = String(repeating: "A", count: 43)
    private static let seal: JSONValue = [
        "v": 1, "jti": "AAAAAAAAAAAAAAAAAAAAAA", "iss": "a.example", "officer": .string(digest),
        "number": 2, "previous": .string(digest), "purpose": "case-step", "status": "Exercise",
        "rule": ["kind": "consent", "hidden": .string(digest)],
        "case": ["id": "AAAAAAAAAAAAAAAAAAAAAA", "step": "closing", "outcome": "waived"],
        "hidden": 1, "_sd": [.string(digest)], "_sd_alg": "sha-256",
        "at": "2026-01-03T00:00:00Z", "after": [],
    ]
    private static let opening: JSONValue = [
        "v": 1, "jti": "AAAAAAAAAAAAAAAAAAAAAA", "iss": "a.example", "officer": .string(digest),
        "number": 1, "seal": .string(digest), "basis": ["kind": "event", "statement": "It is over."],
        "disclosures": ["WyJhIl0"],
        "among": [
            "after": "2026-01-01T00:00:00Z", "before": "2026-01-31T23:59:59Z", "first": 1, "last": 3,
            "opened": 2,
        ],
        "at": "2026-01-03T00:00:00Z", "after": [],
    ]

    @Test func `seals and openings come back from their own form`() throws {
        let seal = try SealPayload(Self.seal)
        #expect(try SealPayload(payload: seal.payload) == seal)
        #expect(seal.number == 2)
        #expect(seal.about == "AAAAAAAAAAAAAAAAAAAAAA")
        let opening = try OpeningPayload(Self.opening)
        #expect(try OpeningPayload(payload: opening.payload) == opening)
        #expect(opening.among.words.hasPrefix("2 of 3 seals"))
    }

    @Test(
        arguments: [
            Refusal("number", 0, "number"), Refusal("number", 1, "previous"),
            Refusal("previous", nil, "previous"),
            Refusal("purpose", "decision", "case"), Refusal("case", nil, "case"),
            Refusal("case/outcome", nil, "outcome"), Refusal("case/step", "trigger", "outcome"),
            Refusal("rule/party", "b.example", "party or hidden"),
            Refusal("rule/hidden", nil, "party or hidden"),
            Refusal("rule/kind", "date", "date"),
            Refusal("rule", ["kind": "arbiter", "party": "a.example"], "issuer itself"),
            Refusal(
                "rule",
                ["kind": "consent", "hidden": .string("B" + String(repeating: "A", count: 42))],
                "no field"
            ),
            Refusal("hidden", 2, "hidden", code: .hiddenCountMismatch), Refusal("_sd", [], "_sd"),
            Refusal("_sd_alg", "sha-512", "sha-256"), Refusal("text", "secret", "text"),
        ]
    )
    func `refuses what is not a seal`(refusal: Refusal) throws {
        try refusal.check(SealPayload.self, Self.seal)
    }

    @Test(
        arguments: [
            Refusal("number", 2, "previous"), Refusal("disclosures", [], "disclosures"),
            Refusal("basis/kind", "date", "statement"), Refusal("basis/statement", "", "short"),
            Refusal("among/opened", 4, "more seals opened"), Refusal("among/opened", 0, "opened"),
            Refusal("among/last", 0, "last"), Refusal("among/before", "2025-01-01T00:00:00Z", "ends before"),
        ]
    )
    func `refuses what is not an opening`(refusal: Refusal) throws {
        try refusal.check(OpeningPayload.self, Self.opening)
    }

    @Test func `a consent lets through the fields that it names, and all without a list`() throws {
        let digest = Self.digest
        var json: JSONValue = [
            "v": 1, "jti": "AAAAAAAAAAAAAAAAAAAAAA", "iss": "b.example", "officer": .string(digest),
            "seal": .string(digest), "of": "a.example", "at": "2026-01-03T00:00:00Z", "after": [],
        ]
        let place = SealFieldName.notice(.place)
        #expect(try ConsentPayload(json).allows([place, .own(.reason)]))
        guard case .object(var object) = json else { return }
        object["fields"] = ["place"]
        json = .object(object)
        let limited = try ConsentPayload(json)
        #expect(limited.allows([place]))
        #expect(!limited.allows([place, .own(.reason)]))
        object["of"] = "b.example"
        #expect(throws: FormatError.self) { try ConsentPayload(.object(object)) }
    }
}
