// SPDX-License-Identifier: Apache-2.0

import NoticeFormat
import StrictJSON
import Testing

struct CardChainFileTests {
    @Test func `reads and writes a chain`() throws {
        try expectRoundTrip(CardChainFile.self, Sample.chain)
        let file = CardChainFile(cards: [Sample.jws])
        #expect(try CardChainFile(canonical: file.payload) == file)
    }

    @Test(arguments: [
        Refusal("cards", [], "1 to 1024"), Refusal("cards", nil, "missing member"),
        Refusal("cards/0", "a.b", "not a compact"), Refusal("cards/0", "a..b", "not a compact"),
        Refusal("cards/0", "a.b.c=", "not a compact"),
        Refusal("cards/0", .string("a.b." + String(repeating: "c", count: 131_072)), "too long"),
        Refusal("cards", [.string(Sample.jws), .string(Sample.jws)], "occurs twice"),
        Refusal("cards", .strings((0...1024).map { "a.b.c\($0)" }), "1 to 1024"),
        Refusal("format", "herald-card-chain/v2", "expected"), Refusal("party", "a.b", "unknown member"),
    ])
    func `refuses what the specification refuses`(refusal: Refusal) throws {
        try refusal.check(CardChainFile.self, Sample.chain)
    }

    @Test func `a file that is not canonical is refused`() {
        let text = "{ \"cards\":[\"a.b.c\"],\"format\":\"herald-card-chain/v1\"}"
        #expect(throws: FormatError(.malformedCard, "")) { try CardChainFile(canonical: Array(text.utf8)) }
    }
}
