// SPDX-License-Identifier: Apache-2.0

import NoticeFormat
import StrictJSON
import Testing

struct DenialPayloadTests {
    private static let valid: JSONValue = [
        "v": 1, "jti": "AAAAAAAAAAAAAAAAAAAAAA", "iss": "b.example",
        "about": [
            "from": "a.example", "to": "b.example", "after": "2026-01-01T00:00:00Z",
            "before": "2026-01-02T00:00:00Z",
        ],
        "text": "Nothing of the kind\nreached us.", "at": "2026-01-03T00:00:00Z", "after": [],
    ]

    @Test func `comes back from its own form`() throws {
        let denial = try DenialPayload(Self.valid)
        #expect(try DenialPayload(payload: denial.payload) == denial)
        #expect(denial.counterpart.text == "a.example")
        #expect(DenialPayload.type == .denial)
    }

    @Test(
        arguments: [
            Refusal("iss", "c.example", "neither from nor to"),
            Refusal("about/to", "a.example", "same party"),
            Refusal("about/after", nil, "two ends"),
            Refusal("about/before", nil, "two ends"),
            Refusal("about/before", "2025-01-01T00:00:00Z", "ends before"),
            Refusal("about/place", "here", "place"),
            Refusal("about/notice", "short", "notice"),
            Refusal("text", "", "too short"),
            Refusal("text", .string(String(repeating: "x", count: 4001)), "too long"),
            Refusal("text", nil, "missing"),
            Refusal("more", 1, "more"),
        ]
    )
    func `refuses what is not a denial`(refusal: Refusal) throws {
        try refusal.check(DenialPayload.self, Self.valid)
    }

    @Test func `covers what has each of the ids that it names`() throws {
        let (a, b) = (try PartyID("a.example"), try PartyID("b.example"))
        let id = ObjectID(bytes: [UInt8](repeating: 1, count: 32))
        let msg = RandomID(bytes: [UInt8](repeating: 2, count: 16))
        func covers(_ about: DenialSubject, msg: RandomID? = msg) -> Bool {
            about.covers(from: a, to: b, notice: id, msg: msg, dispatch: nil)
        }
        #expect(covers(DenialSubject(from: a, to: b)))
        #expect(covers(DenialSubject(from: a, to: b, notice: id, msg: msg)))
        #expect(!covers(DenialSubject(from: a, to: b, msg: msg), msg: nil))
        #expect(!covers(DenialSubject(from: a, to: b, dispatch: id)))
        #expect(!covers(DenialSubject(from: b, to: a)))
    }
}
