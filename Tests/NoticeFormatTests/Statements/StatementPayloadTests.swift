// SPDX-License-Identifier: Apache-2.0

import NoticeFormat
import StrictJSON
import Testing

struct StatementPayloadTests {
    private static let id = String(repeating: "A", count: 43)
    private static let other = "B" + String(repeating: "A", count: 42)
    private static let valid: JSONValue = [
        "v": 1, "jti": "AAAAAAAAAAAAAAAAAAAAAA", "iss": "a.example", "officer": .string(id),
        "status": "Exercise",
        "speaker": [
            "capacity": "spokesperson", "name": "Spokesperson", "organisation": "Ministry",
            "party": "b.example", "register": "Dara",
        ],
        "words": "They were told before.\nWe say no more.", "lang": "en", "category": "claim-of-notification",
        "source": [
            "address": "https://news.example/a", "digest": .string(id), "given": ["published"],
            "mediaType": "text/html", "notFound": ["published"], "octets": 1200, "outlet": "Example Times",
            "published": "2026-01-02", "title": "They were told",
        ],
        "says": [
            "addressee": "none", "advice": "none", "basis": "given", "basisText": "a call", "threat": "no",
        ],
        "links": ["answers": [.string(id)], "cites": [.string(id)], "corrects": .string(other)],
        "at": "2026-01-03T00:00:00Z", "after": [],
    ]

    @Test func `comes back from its own form`() throws {
        try expectRoundTrip(StatementPayload.self, Self.valid)
        let statement = try StatementPayload(Self.valid)
        #expect(try StatementContent(payload: statement.content.payload) == statement.content)
        #expect(statement.content.links.statements.count == 2)
        let bare = Self.valid.setting("links", nil)
        try expectRoundTrip(StatementPayload.self, bare)
        #expect(try StatementPayload(bare).content.links.isEmpty)
    }

    @Test(
        arguments: headRefusals + [
            Refusal("officer", nil, "missing"), Refusal("status", "Real", "status"),
            Refusal("category", "notice", "category"),
            Refusal("category", "advance-notification", "category"),
            Refusal("words", "", "too short"),
            Refusal("words", .string(String(repeating: "x", count: 8193)), "too long"),
            Refusal("words", "a\u{202E}b", "not allowed"), Refusal("lang", "e n", "lang"),
            Refusal("to", ["b.example"], "unknown member"), Refusal("number", 1, "unknown member"),
            Refusal("speaker/capacity", "minister", "capacity"),
            Refusal("speaker/party", nil, "register is that of a party"),
            Refusal("speaker/capacity", "anonymous-official", "in no register"),
            Refusal("speaker/name", "a\nb", "not allowed"),
            Refusal("says/basis", "none", "none-given"), Refusal("says/basis", "none-given", "none-given"),
            Refusal("says/basisText", nil, "given with its text"),
            Refusal("says/threat", "perhaps", "threat"), Refusal("says/threat", nil, "missing"),
            Refusal("links", [:], "no link"), Refusal("links/retracts", .string(id), "both"),
            Refusal("links/cites", [], "1 to 16"), Refusal("links/answers", ["x"], "answers/0"),
            Refusal("source/octets", 0, "1 to"), Refusal("source/mediaType", "image/png", "mediaType"),
            Refusal("source/published", "2026-02-30", "published"),
            Refusal("source/published", "2026-01", "published"),
            Refusal("source/given", [], "found or given"), Refusal("source/title", nil, "title"),
            Refusal("source/given", ["published", "outlet"], "ascending"),
        ]
    )
    func `refuses what is not a statement`(refusal: Refusal) throws {
        try refusal.check(StatementPayload.self, Self.valid)
    }

    @Test func `a spokesperson speaks for someone`() throws {
        let alone: JSONValue = ["capacity": "spokesperson", "name": "Spokesperson"]
        #expect(throws: FormatError(.malformedStatement, "")) {
            try StatementPayload(Self.valid.setting("speaker", alone))
        }
    }

    @Test func `what was neither found nor given is absent`() throws {
        let open = Self.valid.setting("source/notFound", ["address", "lang", "published", "title"])
            .setting("source/address", nil).setting("source/title", nil)
        #expect(throws: FormatError(.malformedStatement, "")) { try StatementPayload(open) }
        let statement = try StatementPayload(open.setting("lang", "und"))
        #expect(statement.content.source.leavesOpen(.title))
        #expect(!statement.content.source.leavesOpen(.published))
    }

    @Test func `a day is that of any time zone`() throws {
        let day = try PublicationTime("2020-04-01")
        #expect(day.text == "2020-04-01")
        #expect(day.earliest.text == "2020-03-31T10:00:00Z")
        #expect(day.latest.text == "2020-04-02T11:59:59Z")
        let instant = try PublicationTime("2020-04-01T16:00:00Z")
        #expect(instant.earliest == instant.latest)
    }

    @Test func `is not read as any object that a notice is or has`() throws {
        let bytes = try StatementPayload(Self.valid).payload
        #expect(throws: FormatError.self) { try NoticeVisible(payload: bytes) }
        #expect(throws: FormatError.self) { try DispatchPayload(payload: bytes) }
        #expect(throws: FormatError.self) { try ApprovalPayload(payload: bytes) }
        #expect(throws: FormatError.self) { try DenialPayload(payload: bytes) }
        #expect(throws: FormatError.self) { try EvidencePayload(payload: bytes) }
    }

    @Test func `says what the words do not hold`() {
        let reading = StatementReading(addressee: .none, basis: .none, advice: .none, threat: .yes)
        #expect(
            reading.lines == [
                "addressee: none", "basis: not given", "advice: none", "contains a threat: yes",
            ]
        )
        #expect(StatementReading().lines.allSatisfy { $0.hasSuffix("not assessed") })
    }
}
