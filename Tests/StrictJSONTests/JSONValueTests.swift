// SPDX-License-Identifier: Apache-2.0

import StrictJSON
import Testing

struct JSONValueTests {
    @Test func `texts that are only canonically equivalent are not equal`() {
        let composed = JSONValue.string("\u{E9}")
        let decomposed = JSONValue.string("e\u{301}")
        #expect(composed != decomposed)
        #expect(Set([composed, decomposed]).count == 2)
    }

    @Test func `objects are equal in any order, with equal hashes`() {
        let one: JSONValue = ["a": 1, "b": [2]]
        let other: JSONValue = ["b": [2], "a": 1]
        #expect(one == other)
        #expect(one.hashValue == other.hashValue)
        #expect(one != ["a": 1, "b": [3]])
        #expect(one != ["a": 1])
    }

    @Test func `kinds are never equal to one another`() {
        let values: [JSONValue] = [.null, false, 0, "", [], [:]]
        #expect(Set(values).count == values.count)
    }

    @Test func `building an object leaves out nil`() {
        let value = JSONValue.object([("a", 1), ("b", nil), ("c", .strings(["x"]))])
        #expect(value == ["a": 1, "c": ["x"]])
    }
}
