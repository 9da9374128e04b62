// SPDX-License-Identifier: Apache-2.0

import NoticeFormat
import StrictJSON
import Testing

struct EnvelopeHeaderTests {
    @Test func `reads and writes every member`() throws {
        try expectRoundTrip(EnvelopeHeader.self, Sample.header)
        let plain = ["deadline", "shareHolder", "share"].reduce(Sample.header) { $0.setting($1, nil) }
        try expectRoundTrip(EnvelopeHeader.self, plain.setting("grade", "immediate"))
    }

    @Test(arguments: [
        Refusal("v", 2, "integer outside"), Refusal("msg", "AA", "16 octets"),
        Refusal("from", "b.example", "same party"), Refusal("size", 4097, "not a size class"),
        Refusal("size", nil, "missing member"), Refusal("grade", "immediate", "has a share holder"),
        Refusal("grade", "later", "not a word"), Refusal("ack", "none", "not a word"),
        Refusal("lane", "Flash", "not a word"), Refusal("expiresAt", nil, "missing member"),
        Refusal("deadline", .null, "a string expected"), Refusal("shareHolder", nil, "has a share holder"),
        Refusal("share", "", "not a sealed text"), Refusal("share", nil, "without its holder"),
        Refusal("deadline", nil, "needs a deadline"), Refusal("shareHolder", "b.example", "share holder is"),
        Refusal("kc", "A", "base64"), Refusal("pc", nil, "missing member"),
        Refusal("jti", "x", "unknown member"),
    ])
    func `refuses what the specification refuses`(refusal: Refusal) throws {
        try refusal.check(EnvelopeHeader.self, Sample.header)
    }
}

struct SubmissionPayloadTests {
    @Test func `reads and writes every member`() throws {
        try expectRoundTrip(SubmissionPayload.self, Sample.submission)
        try expectRoundTrip(SubmissionPayload.self, Sample.submission.setting("nextHop", "b.example"))
        let route: JSONValue = ["s.example", "q.example"]
        try expectRoundTrip(SubmissionPayload.self, Sample.submission.setting("route", route))
    }

    @Test(
        arguments: headRefusals + [
            Refusal("to", "a.example", "same party"), Refusal("nextHop", "a.example", "same party"),
            Refusal("env", "x", "base64"), Refusal("pc", nil, "missing member"),
            Refusal("at", "", "time is not"), Refusal("route", [], "1 to 7"),
            Refusal("route", ["s.example", "s.example"], "occurs twice"),
            Refusal("route", ["a.example"], "is in the route"),
            Refusal("route", ["b.example"], "is in the route"),
            Refusal("route", ["s.example", "r.example"], "is in the route"),
            Refusal("route", .array((1...8).map { .string("r\($0).example") }), "1 to 7"),
        ]
    )
    func `refuses what the specification refuses`(refusal: Refusal) throws {
        try refusal.check(SubmissionPayload.self, Sample.submission)
    }
}
