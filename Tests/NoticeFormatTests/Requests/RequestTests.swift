// SPDX-License-Identifier: Apache-2.0

import NoticeFormat
import StrictJSON
import Testing

struct RequestClaimsTests {
    @Test func `reads and writes every member`() throws {
        try expectRoundTrip(RequestClaims.self, Sample.request)
    }

    @Test(
        arguments: headRefusals + [
            Refusal("method", "DELETE", "not a word"), Refusal("method", "post", "not a word"),
            Refusal("path", "herald", "path of another form"), Refusal("path", "", "path of another form"),
            Refusal("path", "/a b", "path of another form"), Refusal("path", "/a#b", "path of another form"),
            Refusal("path", .string("/" + String(repeating: "a", count: 2048)), "path of another form"),
            Refusal("digest", nil, "missing member"), Refusal("at", "", "time is not"),
            Refusal("aud", "x", "3 to 253"),
        ]
    )
    func `refuses what the specification refuses`(refusal: Refusal) throws {
        try refusal.check(RequestClaims.self, Sample.request)
    }
}

struct ImpersonationReportTests {
    @Test func `reads and writes every member`() throws {
        try expectRoundTrip(ImpersonationReport.self, Sample.report)
        try expectRoundTrip(ImpersonationReport.self, Sample.report.setting("presentedBy", nil))
    }

    @Test(
        arguments: headRefusals + [
            Refusal("about", "a.example", "same party"), Refusal("count", 0, "integer outside"),
            Refusal("count", 1, "more digests than attempts"), Refusal("digests", [], "1 to 8"),
            Refusal("digests", [.string(Sample.otherDigest), .string(Sample.digest)], "ascending"),
            Refusal("digests", .strings((0..<9).map { "\($0)" }), "1 to 8"),
            Refusal("lastAt", "2024-01-03T11:59:59Z", "lastAt is earlier"), Refusal("reasons", [], "1 to 8"),
            Refusal("presentedBy", "", "3 to 253"),
        ]
    )
    func `refuses what the specification refuses`(refusal: Refusal) throws {
        try refusal.check(ImpersonationReport.self, Sample.report)
    }
}

struct ProblemTests {
    @Test func `reads and writes every member`() throws {
        try expectRoundTrip(Problem.self, Sample.problem)
        try expectRoundTrip(Problem.self, Sample.problem.setting("evidence", nil))
    }

    @Test(arguments: [
        Refusal("code", "Id", "reason code"), Refusal("type", "urn:herald:problem:other", "expected"),
        Refusal("status", 200, "integer outside"), Refusal("status", nil, "missing member"),
        Refusal("title", "", "too short"), Refusal("detail", "a\u{1B}[2J", "not allowed"),
        Refusal("evidence", [], "1 to 16"), Refusal("evidence", ["x"], "not a compact"),
        Refusal("instance", "x", "unknown member"),
    ])
    func `refuses what the specification refuses`(refusal: Refusal) throws {
        try refusal.check(Problem.self, Sample.problem)
    }
}
