// SPDX-License-Identifier: Apache-2.0

import NoticeFormat
import StrictJSON
import Testing

/// Changes that everything with time anchors refuses.
let anchorRefusals = [
    Refusal("after", nil, "missing member"), Refusal("after", [""], "time anchor is empty"),
    Refusal("after", ["1", "2", "3", "4", "5"], "0 to 4"), Refusal("after", [1], "a string expected"),
    Refusal("after", [.string(String(repeating: "x", count: 8193))], "longer than 8192"),
    Refusal("after", ["x", "x"], "occurs twice"),
]

struct DispatchPayloadTests {
    @Test func `reads and writes every member`() throws {
        try expectRoundTrip(DispatchPayload.self, Sample.dispatch)
        let first = Sample.dispatch.setting("number", 1).setting("previous", nil).setting("seen", nil)
        try expectRoundTrip(DispatchPayload.self, first)
    }

    @Test(
        arguments: headRefusals + anchorRefusals + [
            Refusal("number", 1, "previous has to be"), Refusal("previous", nil, "previous has to be"),
            Refusal("number", 0, "integer outside"), Refusal("iss", "b.example", "same party"),
            Refusal("aud", nil, "missing member"), Refusal("notice", "x", "base64"),
            Refusal("seen", "", "32 octets"), Refusal("at", "now", "time is not"),
            Refusal("number", "2", "an integer expected"),
        ]
    )
    func `refuses what the specification refuses`(refusal: Refusal) throws {
        try refusal.check(DispatchPayload.self, Sample.dispatch)
    }
}

struct StatusPayloadTests {
    @Test func `reads and writes every member`() throws {
        try expectRoundTrip(StatusPayload.self, Sample.status)
        try expectRoundTrip(StatusPayload.self, Sample.status.setting("index", 1).setting("previous", nil))
        try expectRoundTrip(StatusPayload.self, Sample.status.setting("missed", Self.missed))
    }

    private static let missed: JSONValue = [
        ["from": "2026-11-21T08:00:00Z", "segment": "path", "to": "2026-11-21T09:00:00Z"],
        ["from": "2026-11-21T10:00:00Z", "segment": "own"],
    ]

    @Test func `refuses missed times that are none`() throws {
        let early: JSONValue = [
            "from": "2026-11-21T08:00:00Z", "segment": "other", "to": "2026-11-21T07:59:59Z",
        ]
        let rows: [(JSONValue, String)] = [
            ([], "1 to 8 elements"), ([early], "ends before it begins"),
            ([["from": "2026-11-21T08:00:00Z"]], "missing member"),
            ([["from": "2026-11-21T08:00:00Z", "segment": "theirs"]], "not a word"),
            (
                [
                    ["from": "2026-11-21T08:00:00Z", "segment": "own"],
                    ["from": "2026-11-21T08:00:00Z", "segment": "own"],
                ], "ascending order"
            ),
        ]
        for (value, reason) in rows {
            try Refusal("missed", value, reason).check(StatusPayload.self, Sample.status)
        }
    }

    @Test(
        arguments: headRefusals + anchorRefusals + [
            Refusal("index", 1, "previous has to be"), Refusal("previous", nil, "previous has to be"),
            Refusal("index", 0, "integer outside"), Refusal("aud", "a.example", "same party"),
            Refusal("outbound/head", nil, "head has to be"), Refusal("outbound/number", 0, "head has to be"),
            Refusal("inbound/number", 1, "head has to be"), Refusal("inbound/number", -1, "integer outside"),
            Refusal("inbound", nil, "missing member"), Refusal("inbound/at", 1, "unknown member"),
            Refusal("seals", -1, "integer outside"),
        ]
    )
    func `refuses what the specification refuses`(refusal: Refusal) throws {
        try refusal.check(StatusPayload.self, Sample.status)
    }
}

struct RelayStatusPayloadTests {
    @Test func `reads and writes every member`() throws {
        try expectRoundTrip(RelayStatusPayload.self, Sample.relayStatus)
        let first = Sample.relayStatus.setting("index", 1).setting("previous", nil)
        try expectRoundTrip(RelayStatusPayload.self, first.setting("carried", ["number": 0]))
    }

    @Test(
        arguments: headRefusals + anchorRefusals + [
            Refusal("index", 1, "previous has to be"), Refusal("previous", nil, "previous has to be"),
            Refusal("iss", "a.example", "three parties"), Refusal("to", "a.example", "three parties"),
            Refusal("carried/head", nil, "head has to be"), Refusal("carried/number", 0, "head has to be"),
            Refusal("carried", nil, "missing member"), Refusal("seals", 0, "unknown member"),
        ]
    )
    func `refuses what the specification refuses`(refusal: Refusal) throws {
        try refusal.check(RelayStatusPayload.self, Sample.relayStatus)
    }
}
