// SPDX-License-Identifier: Apache-2.0

import NoticeFormat
import StrictJSON
import Testing

struct CardPayloadTests {
    @Test func `reads and writes every member`() throws {
        try expectRoundTrip(CardPayload.self, Sample.card)
        let first = Sample.card.setting("version", 1).setting("previous", nil).setting("relays", nil)
        try expectRoundTrip(CardPayload.self, first)
    }

    @Test(
        arguments: headRefusals + [
            Refusal("party", "A", "3 to 253"), Refusal("name", "", "too short"),
            Refusal("name", .string(String(repeating: "x", count: 201)), "too long"),
            Refusal("name", "a\nb", "not allowed"), Refusal("name", "a\u{202E}b", "not allowed"),
            Refusal("version", 0, "integer outside"), Refusal("version", 1, "previous has to be"),
            Refusal("previous", nil, "previous has to be"), Refusal("previous", .null, "a string expected"),
            Refusal("issuedAt", "2024-01-03", "time is not"), Refusal("root", "key", "an object expected"),
            Refusal("root", Sample.jwk(3), "one key stands"), Refusal("keys", [], "1 to 64"),
            Refusal("keys/0", nil, "lacks a key"), Refusal("keys/4/use", "node", "lacks a key"),
            Refusal("keys/0/use", "root", "not a word"), Refusal("keys/0/use", "officer", "not a word"),
            Refusal("keys/0/jwk", Sample.jwk(2), "one key stands"), Refusal("keys/0/x", 1, "unknown member"),
            Refusal("keys/5/use", "log", "need one another"), Refusal("witness", nil, "need one another"),
            Refusal("witness/name", "a+b", "signed note"), Refusal("witness/url", "ftp://x", "neither https"),
            Refusal("log", nil, "missing member"), Refusal("log/origin", "a b", "signed note"),
            Refusal("log/key", "x", "unknown member"), Refusal("relays", [], "1 to 64"),
            Refusal("relays", ["a.example"], "its own relay"),
            Refusal("relays", ["r.example", "r.example"], "occurs twice"),
            Refusal("endpoints", ["https://a.example", "https://a.example"], "occurs twice"),
            Refusal("endpoints", .strings((1...9).map { "https://a.example:\($0)" }), "0 to 8"),
            Refusal("policy/ackModes", [], "1 to 2"), Refusal("policy/statusInterval", 9, "integer outside"),
            Refusal("policy/soleRouteFor", ["alert"], "not a word"),
            Refusal("policy/suites", ["a b"], "suite has"), Refusal("policy/suites", [], "1 to 16"),
        ]
    )
    func `refuses what the specification refuses`(refusal: Refusal) throws {
        try refusal.check(CardPayload.self, Sample.card)
    }

    @Test(arguments: [
        Refusal("officers/0/jwk", Sample.jwk(0), "one key stands"),
        Refusal("officers/1/name", "Amal", "one name"), Refusal("officers/0/roles", [], "1 to 5"),
        Refusal("officers/0/roles", ["releaser", "drafter"], "ascending"),
        Refusal("officers/0/roles", ["drafter", "drafter"], "occurs twice"),
        Refusal("officers/0/roles", ["minister"], "not a word"),
        Refusal("officers/0/notAfter", "2024-01-03T11:59:59Z", "notAfter is earlier"),
        Refusal("officers/0/key", 1, "unknown member"), Refusal("mandate", [], "1 to 64"),
        Refusal("mandate/0/approvals", 9, "integer outside"),
        Refusal("mandate/0/approvals", -1, "integer outside"), Refusal("mandate/0/role", nil, "missing"),
        Refusal("mandate/0/kinds", [], "1 to \(NoticeKind.allCases.count)"),
        Refusal("mandate/0/kinds", ["x"], "not a word"),
        Refusal("mandate/0/statuses", ["Draft"], "not a word"),
        Refusal("mandate/0/severities", ["Minor", "Minor"], "occurs twice"),
    ])
    func `refuses officers and rules of another form`(refusal: Refusal) throws {
        try refusal.check(CardPayload.self, Sample.card)
    }

    @Test(arguments: [
        Refusal("policy/minimumNotice", [], "1 to 64"), Refusal("policy/needs", [], "1 to 64"),
        Refusal("policy/minimumNotice/0/kinds", nil, "missing"),
        Refusal("policy/minimumNotice/0/kinds", [], "1 to"),
        Refusal("policy/minimumNotice/0/events", [], "1 to 64"),
        Refusal("policy/minimumNotice/0/events", [""], "no text"),
        Refusal("policy/minimumNotice/0/parties", ["A"], "3 to 253"),
        Refusal("policy/minimumNotice/0/seconds", 0, "integer outside"),
        Refusal("policy/minimumNotice/0/shortSeconds", 86_400, "not shorter"),
        Refusal("policy/minimumNotice/0/shortSeconds", -1, "integer outside"),
        Refusal("policy/minimumNotice/0/x", 1, "unknown member"),
        Refusal("policy/needs/0/carriage", 0, "integer outside"),
        Refusal("policy/needs/0/decision", 31_536_001, "integer outside"),
        Refusal("policy/needs/0/translation", "1", "an integer expected"),
        Refusal("policy/needs/0/x", 1, "unknown member"),
    ])
    func `refuses promises and needs of another form`(refusal: Refusal) throws {
        let policy: JSONValue = [
            "ackModes": ["full"],
            "minimumNotice": [
                [
                    "events": ["missile launch"], "kinds": ["advance-notification"],
                    "parties": ["b.example"], "seconds": 86_400, "shortSeconds": 3600,
                ]
            ],
            "needs": [["carriage": 1, "decision": 3600, "parties": ["b.example"], "translation": 60], [:]],
            "soleRouteFor": [], "statusInterval": 3600, "suites": ["HPKE-XWING-KE"],
        ]
        let card = Sample.card.setting("policy", policy)
        try expectRoundTrip(CardPayload.self, card)
        try refusal.check(CardPayload.self, card)
    }

    @Test(arguments: [
        "http://a.example", "https://", "https://u@a.example", "https://a.example?x", "https://a.example#x",
        "https://a.example:0", "https://a.example:x", "https://a.example:65536", "HTTPS://a.example",
        "http://127.0.0.1.example", "http://localhost.example", "https://a b", "//a.example", "",
    ])
    func `refuses an endpoint that is no base URL`(url: String) throws {
        try Refusal("endpoints/0", .string(url), "endpoint is neither").check(CardPayload.self, Sample.card)
    }

    @Test func `a witness that runs by itself needs no other keys`() throws {
        let keys: JSONValue = [["jwk": Sample.jwk(1), "use": "witness"]]
        _ = try CardPayload(Sample.card.setting("keys", keys))
        let both: JSONValue = [
            ["jwk": Sample.jwk(1), "use": "witness"], ["jwk": Sample.jwk(2), "use": "node"],
        ]
        try Refusal("keys", both, "lacks a key").check(CardPayload.self, Sample.card)
    }
}
