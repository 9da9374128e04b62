// SPDX-License-Identifier: Apache-2.0

import NoticeFormat
import StrictJSON
import Testing

struct BundleDocumentTests {
    @Test func `reads and writes every member`() throws {
        try expectRoundTrip(BundleDocument.self, Sample.bundle)
        let channels = Sample.bundle.setting("notice", nil).setting("deliveries", [])
        try expectRoundTrip(BundleDocument.self, channels)
        try expectRoundTrip(BundleDocument.self, Sample.bundle.setting("channels", []))
    }

    @Test func `the seal covers everything but itself`() throws {
        let bytes = CanonicalJSON.encode(Sample.bundle)
        let bundle = try BundleDocument(bytes: bytes)
        #expect(bundle.bytes == bytes)
        #expect(bundle.unsealedBytes == CanonicalJSON.encode(Sample.bundle.setting("seal", nil)))
        var other = bundle
        other.seal = "x.y.z"
        #expect(other.unsealedBytes == bundle.unsealedBytes && other.bytes != bundle.bytes)
    }

    @Test func `a bundle that is not its own canonical form is refused`() {
        let bytes = Array(" ".utf8) + CanonicalJSON.encode(Sample.bundle)
        #expect(throws: FormatError(.malformedBundle, "")) { try BundleDocument(bytes: bytes) }
    }

    @Test(arguments: [
        Refusal("format", "herald-bundle/v2", "expected"), Refusal("exporter", nil, "missing member"),
        Refusal("exportedAt", "x", "time is not"), Refusal("seal", "x", "not a compact"),
        Refusal("seal", nil, "missing member"), Refusal("more", 1, "unknown member"),
        Refusal("notice", nil, "deliveries without a notice"), Refusal("channels", nil, "missing member"),
        Refusal("notice/jwt", "x", "not a compact"), Refusal("notice/more", 1, "unknown member"),
        Refusal("notice/approvals", ["a.b.d", "a.b.c"], "ascending"),
        Refusal("notice/disclosures/0", .string(Sample.disclosure("window")), "ascending"),
        Refusal("notice/disclosures/1", .string(Sample.disclosure("event")), "occurs twice"),
        Refusal("notice/disclosures/0", .string(Sample.disclosure("weather")), "not a disclosure"),
        Refusal("notice/disclosures/0", "AAAA", "not a disclosure"),
    ])
    func `refuses what the specification refuses`(refusal: Refusal) throws {
        try refusal.check(BundleDocument.self, Sample.bundle)
    }

    @Test(arguments: [
        Refusal("deliveries/1/dispatch", .string(Sample.jws), "ascending"),
        Refusal("deliveries/0/dispatch", .string(Sample.compact(["aud": "d.example"])), "ascending"),
        Refusal("deliveries/0/dispatch", "a.b.c", "without a recipient"),
        Refusal("deliveries/0/pcSalt", nil, "without pcSalt"),
        Refusal("deliveries/0/evidence/0/issuer", "s.example", "ascending"),
        Refusal("deliveries/0/evidence/0/issuer", "r.example", "ascending"),
        Refusal("deliveries/0/evidence/0/chain", [], "1 to 65536"),
        Refusal("deliveries/0/evidence/1/chain/1", "a.b.c", "occurs twice"),
        Refusal("deliveries/0/submissions/0", .string(Sample.compact(["nextHop": "s.example"])), "ascending"),
        Refusal("deliveries/0/submissions/0", "a.b.c", "without a next hop"),
        Refusal("channels/1/from", "a.example", "same party"), Refusal("channels/0/from", "c.example", "asc"),
        Refusal("channels/0/more", 1, "unknown member"), Refusal("channels/0/to", nil, "missing member"),
        Refusal("inclusions/0/leaf", "sealing", "not a word"),
        Refusal("inclusions/0/leaf", "status", "ascending"),
        Refusal("inclusions/1/digest", .string(Sample.otherDigest), "ascending"),
        Refusal("inclusions/0/log", "b.example", "ascending"), Refusal("inclusions/0/proof", "", "proof is"),
    ])
    func `refuses parts of another form or order`(refusal: Refusal) throws {
        try refusal.check(BundleDocument.self, Sample.bundle)
    }

    @Test func `a bundle of nothing is refused`() throws {
        let empty = Sample.bundle.setting("notice", nil).setting("deliveries", [])
        try Refusal("channels", [], "neither a notice, a channel").check(BundleDocument.self, empty)
    }
}

struct BundleSealPayloadTests {
    @Test func `reads and writes every member`() throws {
        try expectRoundTrip(BundleSealPayload.self, Sample.seal)
    }

    @Test(arguments: headRefusals + [Refusal("bundle", nil, "missing"), Refusal("iss", "x", "3 to 253")])
    func `refuses what the specification refuses`(refusal: Refusal) throws {
        try refusal.check(BundleSealPayload.self, Sample.seal)
    }
}

struct WitnessPolicyFileTests {
    @Test func `reads and writes every member`() throws {
        try expectRoundTrip(WitnessPolicyFile.self, Sample.policy)
        let text = "{ \"witnesses\": [\"w1.example\"], \"threshold\": 1, \"format\": \"herald-policy/v1\" }\n"
        #expect(try WitnessPolicyFile(bytes: Array(text.utf8)).threshold == 1)
    }

    @Test(arguments: [
        Refusal("threshold", 0, "integer outside"), Refusal("threshold", 3, "integer outside"),
        Refusal("witnesses", [], "1 to 256"), Refusal("witnesses", ["w.x", "w.x"], "occurs twice"),
        Refusal("format", "herald-policy/v2", "expected"), Refusal("keys", [], "unknown member"),
    ])
    func `refuses what the specification refuses`(refusal: Refusal) throws {
        try refusal.check(WitnessPolicyFile.self, Sample.policy)
    }
}
