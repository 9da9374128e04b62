// SPDX-License-Identifier: Apache-2.0

import NoticeFormat
import StrictJSON
import Testing

struct NoticeVisibleTests {
    @Test func `reads and writes every member`() throws {
        try expectRoundTrip(NoticeVisible.self, Sample.notice)
        let bare = ["inResponseTo", "deadline", "_sd", "_sd_alg", "repliesTo"].reduce(Sample.notice) {
            $0.setting($1, nil)
        }
        try expectRoundTrip(
            NoticeVisible.self,
            bare.setting("hidden", 0).setting("kind", "warning")
        )
    }

    @Test(
        arguments: headRefusals + [
            Refusal("recipients", [], "1 to 64"), Refusal("recipients", ["a.example"], "issuer is a"),
            Refusal("recipients", ["c.example", "b.example"], "ascending"),
            Refusal("recipients", ["b.example", "b.example"], "occurs twice"),
            Refusal("recipients", .strings((10...74).map { "p\($0).example" }), "1 to 64"),
            Refusal("kind", "alert", "not a word"), Refusal("status", "Draft", "not a word"),
            Refusal("severity", "severe", "not a word"), Refusal("scope", "All", "not a word"),
            Refusal("tlp", "WHITE", "not a word"), Refusal("grade", "x", "not a word"),
            Refusal("ack", "x", "not a word"), Refusal("composedAt", nil, "missing member"),
            Refusal("expiresAt", .string(Sample.time), "not after composedAt"),
            Refusal("card", "x", "base64"), Refusal("repliesTo", nil, "does not fit the kind"),
            Refusal("updates", .string(Sample.digest), "more than one"),
            Refusal("kind", "update", "does not fit the kind"),
            Refusal("kind", "cancel", "does not fit the kind"),
            Refusal("inResponseTo", [], "1 to 16"), Refusal("inResponseTo/0", "x", "base64"),
            Refusal("event", "attack", "unknown member"), Refusal("...", "x", "unknown member"),
        ]
    )
    func `refuses what the specification refuses`(refusal: Refusal) throws {
        try refusal.check(NoticeVisible.self, Sample.notice)
    }

    @Test(arguments: [
        Refusal("hidden", 3, "not the number", code: .hiddenCountMismatch),
        Refusal("_sd/1", nil, "not the number", code: .hiddenCountMismatch),
        Refusal("_sd", nil, "not the number", code: .hiddenCountMismatch),
        Refusal("hidden", 65, "integer outside"), Refusal("hidden", nil, "missing member"),
        Refusal("_sd", [.string(Sample.otherDigest), .string(Sample.digest)], "ascending"),
        Refusal("_sd", [.string(Sample.digest), .string(Sample.digest)], "occurs twice"),
        Refusal("_sd", [], "1 to 64"), Refusal("_sd/0", "AA", "32 octets"),
        Refusal("_sd_alg", "sha-512", "expected"), Refusal("_sd_alg", nil, "need one another"),
    ])
    func `refuses digests that do not agree`(refusal: Refusal) throws {
        try refusal.check(NoticeVisible.self, Sample.notice)
    }

    @Test(arguments: [
        Refusal("deadline/clock", "reading", "not a word"), Refusal("deadline/seconds", 0, "integer outside"),
        Refusal("deadline/latest", nil, "missing member"), Refusal("deadline/at", 1, "unknown member"),
        Refusal("deadline/consequence", "", "too short"),
        Refusal("deadline/consequence", "a\u{7}", "not allowed"), Refusal("deadline", "now", "an object"),
    ])
    func `refuses deadlines of another form`(refusal: Refusal) throws {
        try refusal.check(NoticeVisible.self, Sample.notice)
    }

    @Test(arguments: NoticeKind.allCases) func `kind and reference fit one another`(kind: NoticeKind) throws {
        let bare = Sample.notice.setting("repliesTo", nil).setting("kind", .string(kind.rawValue))
            .setting("severity", "Extreme")
        let readable = ["updates", "cancels", "repliesTo", "-"].filter { name in
            let notice = name == "-" ? bare : bare.setting(name, .string(Sample.digest))
            return (try? NoticeVisible(notice)) != nil
        }
        switch kind {
        case .update, .correction, .reaffirmation, .closeOut: #expect(readable == ["updates"])
        case .cancel, .standDown: #expect(readable == ["cancels"])
        case .reply, .explanation, .reassuranceAnswer: #expect(readable == ["repliesTo"])
        default: #expect(readable == ["repliesTo", "-"])
        }
    }
}

struct ApprovalPayloadTests {
    @Test func `reads and writes every member`() throws {
        try expectRoundTrip(ApprovalPayload.self, Sample.approval)
    }

    @Test(
        arguments: headRefusals + anchorRefusals + [
            Refusal("party", nil, "missing member"), Refusal("notice", "x", "base64"),
            Refusal("card", nil, "missing member"), Refusal("role", "minister", "not a word"),
            Refusal("approvedAt", 5, "a string expected"),
        ]
    )
    func `refuses what the specification refuses`(refusal: Refusal) throws {
        try refusal.check(ApprovalPayload.self, Sample.approval)
    }
}
