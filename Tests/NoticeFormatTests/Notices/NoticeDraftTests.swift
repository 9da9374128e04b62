// SPDX-License-Identifier: Apache-2.0

import NoticeFormat
import StrictJSON
import Testing

struct NoticeDraftTests {
    private func frame(_ kind: NoticeKind) throws -> NoticeDraft.Frame {
        NoticeDraft.Frame(
            jti: try RandomID(Sample.jti),
            issuer: try PartyID("a.example"),
            recipients: [try PartyID("c.example"), try PartyID("b.example")],
            kind: kind,
            composedAt: try Timestamp(Sample.time),
            card: try ObjectID(Sample.digest)
        )
    }

    @Test func `reads and writes every member`() throws {
        try expectRoundTrip(NoticeDraft.self, Sample.draft)
        try expectRoundTrip(NoticeDraft.self, ["fields": [:]])
        let dated = Sample.draft.setting("expiresIn", nil).setting("expiresAt", .string(Sample.later))
        try expectRoundTrip(NoticeDraft.self, dated)
    }

    @Test(arguments: [
        Refusal("fields", nil, "missing member"), Refusal("fields/weather", "x", "not in the list"),
        Refusal("fields/specificity", ["filled": [], "rule": "herald-specificity/v1"], "cannot be composed"),
        Refusal("fields/windowPrecision", ["seconds": 1], "cannot be composed"),
        Refusal("fields/place/radiusMetres", 0, "integer outside"),
        Refusal("expiresAt", .string(Sample.later), "both"), Refusal("expiresIn", 0, "integer outside"),
        Refusal("status", "Draft", "not a word"), Refusal("kind", "warning", "unknown member"),
        Refusal("cancels", .string(Sample.digest), "more than one"),
        Refusal("deadline/clock", "x", "not a word"), Refusal("inResponseTo", [], "1 to 16"),
    ])
    func `refuses what the specification refuses`(refusal: Refusal) throws {
        try refusal.check(NoticeDraft.self, Sample.draft)
    }

    @Test func `choices left open become the usual ones`() throws {
        let draft = try NoticeDraft(["fields": ["text": "x"]])
        let digests = [try Digest(Sample.otherDigest), try Digest(Sample.digest)]
        let notice = try draft.visible(frame(.warning), hiddenDigests: digests)
        #expect(notice.severity == .unknown && notice.status == .actual && notice.scope == .addressees)
        #expect(notice.tlp == .amber && notice.grade == .immediate && notice.ack == .full)
        #expect(notice.expiresAt.seconds(since: notice.composedAt) == 86_400)
        #expect(notice.recipients.map(\.text) == ["b.example", "c.example"])
        #expect(notice.hidden == 2 && notice.hiddenDigests == digests.reversed())
        #expect(notice.reference == nil && notice.deadline == nil && notice.inResponseTo.isEmpty)
    }

    @Test func `choices of the officer stand`() throws {
        let notice = try NoticeDraft(Sample.draft).visible(frame(.reply), hiddenDigests: [])
        #expect(notice.severity == .extreme && notice.tlp == .red && notice.ack == .contentFree)
        #expect(notice.expiresAt.seconds(since: notice.composedAt) == 7200)
        #expect(notice.reference == .repliesTo(try ObjectID(Sample.otherDigest)))
    }

    @Test func `a draft that makes no notice is refused`() throws {
        let draft = try NoticeDraft(Sample.draft)
        #expect(throws: FormatError(.malformedNotice, "")) {
            try draft.visible(frame(.cancel), hiddenDigests: [])
        }
        let past = try NoticeDraft(["expiresAt": "2024-01-03T11:59:59Z", "fields": [:]])
        #expect(throws: FormatError(.malformedNotice, "")) {
            try past.visible(frame(.warning), hiddenDigests: [])
        }
    }
}
