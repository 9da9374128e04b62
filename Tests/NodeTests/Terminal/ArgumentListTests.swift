// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import herald

struct `An id that begins with a hyphen` {
    private static let id = "-hxkwz3HHJFYzx1cqUa_K1YoplqS9gpZvYfNK7AU3xA"
    private static let other = "-gxkwz3HHJFYzx1cqUa_K1YoplqS9gpZvYfNK7AU3xA"

    private func words(_ text: String) -> [String] {
        ArgumentList.withoutMistakableIDs(text.split(separator: " ").map(String.init))
    }

    private func split(_ text: String) -> [String] { text.split(separator: " ").map(String.init) }

    @Test func `goes behind the end of the options`() {
        #expect(words("show \(Self.id) --json") == split("show --json -- \(Self.id)"))
        #expect(words("ack -hxkwz3") == split("ack -- -hxkwz3"))
    }

    @Test func `is joined to the option that it is the value of`() {
        let both = "statement add page --corrects \(Self.id) --retracts \(Self.other)"
        let joined = "statement add page --corrects=\(Self.id) --retracts=\(Self.other)"
        #expect(words(both) == split(joined))
        #expect(words("deny --notice \(Self.id) --json") == split("deny --notice=\(Self.id) --json"))
    }

    @Test func `is joined in a list, and the others with it`() {
        let list = "posture send --in-response-to abc \(Self.id) --to b.example"
        let joined = "posture send --in-response-to=abc --in-response-to=\(Self.id) --to b.example"
        #expect(words(list) == split(joined))
    }

    @Test func `or not: a list of filings is one option each`() {
        #expect(words("prove --filing abc def --json") == split("prove --filing=abc --filing=def --json"))
    }

    @Test func `changes nothing else`() {
        for text in [
            "show abc --json", "-h", "show -h", "why -- \(Self.id)",
            "deny --notice", "show --notice --json",
        ] {
            #expect(words(text) == split(text))
        }
    }

    @Test func `leaves an option without a value to the parser`() {
        #expect(words("deny \(Self.id) --notice") == split("deny --notice -- \(Self.id)"))
        #expect(words("prove --filing abc --filing") == split("prove --filing=abc --filing"))
        #expect(words("deny \(Self.id) --notice --json") == split("deny --notice --json -- \(Self.id)"))
    }
}
