// SPDX-License-Identifier: Apache-2.0

import NoticeFormat
import StrictJSON
import Testing

struct EnvelopePlaintextTests {
    private func plaintext(noticeLength: Int = 100) throws -> EnvelopePlaintext {
        EnvelopePlaintext(
            approvals: ["b.b.b", "a.a.a"],
            dispatch: Sample.jws,
            notice: String(repeating: "n", count: noticeLength),
            salt: try RandomID(Sample.jti)
        )
    }

    @Test func `approvals are sorted and the document comes back`() throws {
        let plaintext = try plaintext()
        #expect(plaintext.approvals == ["a.a.a", "b.b.b"])
        try expectRoundTrip(EnvelopePlaintext.self, plaintext.json)
        #expect(try EnvelopePlaintext(framed: plaintext.framed()) == plaintext)
    }

    @Test(arguments: [
        Refusal("approvals", ["b.b.b", "a.a.a"], "ascending"), Refusal("approvals", nil, "missing member"),
        Refusal("approvals/0", "a", "not a compact"), Refusal("dispatch", "x", "not a compact"),
        Refusal("notice", "", "notice is empty"), Refusal("salt", "", "16 octets"),
        Refusal("notice", .string(String(repeating: "x", count: 262_145)), "too long"),
        Refusal("card", "x", "unknown member"),
    ])
    func `refuses what the specification refuses`(refusal: Refusal) throws {
        try refusal.check(EnvelopePlaintext.self, plaintext().json)
    }

    @Test func `the smallest class that fits is taken, to the octet`() throws {
        let rest = try plaintext(noticeLength: 1).payload.count - 1
        for size in [SizeClass.small, .medium, .large] {
            let full = size.rawValue - 4 - rest
            #expect(try plaintext(noticeLength: full).framed().count == size.rawValue)
            #expect(try plaintext(noticeLength: full + 1).framed().count == size.rawValue * 4)
        }
        #expect(SizeClass.smallest(for: 1_048_576) == .largest)
        #expect(SizeClass.smallest(for: 1_048_577) == nil)
    }

    @Test func `what fits no class is refused when it is framed`() throws {
        let plaintext = try plaintext(noticeLength: 1_048_576)
        #expect(throws: FormatError(.tooLarge, "")) { try plaintext.framed() }
    }

    @Test func `a frame of another length, class, padding or text is refused`() throws {
        let good = try plaintext().framed()
        var padded = good
        padded[padded.count - 1] = 1
        var longer = good
        longer[0] = 0xFF
        var shorter = good
        shorter[3] -= 1
        let larger = good + [UInt8](repeating: 0, count: 16_384 - good.count)
        for bad in [[], [0], Array(good.dropLast()), good + [0], padded, longer, shorter, larger] {
            #expect(throws: FormatError(.malformedEnvelope, "")) { try EnvelopePlaintext(framed: bad) }
        }
    }
}
