// SPDX-License-Identifier: Apache-2.0

import NoticeFormat
import Testing

struct PartyIDTests {
    private static let longLabel = String(repeating: "a", count: 63)

    @Test(arguments: [
        "a.b", "mfa.oman.example", "1.2", "x-y.example", "a--b.c", "\(longLabel).example",
        [longLabel, longLabel, longLabel, String(repeating: "b", count: 61)].joined(separator: "."),
    ])
    func `reads labels joined by dots and keeps the text`(text: String) throws {
        #expect(try PartyID(text).text == text)
    }

    @Test(arguments: [
        "", "a", "a.", ".a", "ab", "abc", "a..b", "-a.b", "a-.b", "a.b-", "A.b", "a_b.c", "a b.c",
        "é.example",
        "a.b\n", "a.b/", "\(longLabel)a.example",
        [longLabel, longLabel, longLabel, String(repeating: "b", count: 62)].joined(separator: "."),
    ])
    func `refuses everything else`(text: String) {
        #expect(throws: FormatError(.malformedIdentifier, "")) { try PartyID(text) }
    }

    @Test func `sorts by octets`() throws {
        let texts = ["a.b", "a-.b".replacing("-", with: "0"), "a-b.c", "b.a"]
        let sorted = try texts.map { try PartyID($0) }.sorted().map(\.text)
        #expect(sorted == ["a-b.c", "a.b", "a0.b", "b.a"])
    }
}
