// SPDX-License-Identifier: Apache-2.0

import NoticeFormat
import StrictJSON
import Testing

struct CarryFileTests {
    @Test func `reads and writes every member`() throws {
        try expectRoundTrip(CarryFile.self, Sample.carry)
        let back = Sample.carry.setting("envelope", nil).setting("handOvers", [])
        try expectRoundTrip(CarryFile.self, back)
    }

    @Test(arguments: [
        Refusal("format", "herald-carry/v2", "expected"), Refusal("writer", nil, "missing member"),
        Refusal("to", "a.example", "same party"), Refusal("msg", "x", "base64"),
        Refusal("cards", [], "1 to 64"), Refusal("envelope", "?", "octets of an envelope"),
        Refusal("envelope", "", "octets of an envelope"), Refusal("envelope", nil, "goes with"),
        Refusal("handOvers", [], "goes with"), Refusal("handOvers/0/submission", "x", "not a compact"),
        Refusal("handOvers/0/acceptances", ["a.b.c", "a.b.c"], "occurs twice"),
        Refusal("handOvers/0/more", 1, "unknown member"), Refusal("evidence", ["x"], "not a compact"),
        Refusal("more", 1, "unknown member"),
    ])
    func `refuses what the specification refuses`(refusal: Refusal) throws {
        try refusal.check(CarryFile.self, Sample.carry)
    }

    @Test func `is of no use without an envelope and without evidence`() throws {
        let empty = Sample.carry.setting("envelope", nil).setting("handOvers", [])
        try Refusal("evidence", [], "neither an envelope").check(CarryFile.self, empty)
    }
}
