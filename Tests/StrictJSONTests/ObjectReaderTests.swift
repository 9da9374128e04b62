// SPDX-License-Identifier: Apache-2.0

import StrictJSON
import Testing

struct ObjectReaderTests {
    private let document: JSONObject = [
        "s": "x", "i": 7, "b": true, "a": [1], "t": ["x", "y"], "o": ["k": 1], "l": [["k": 1], ["k": 2]],
        "u": "Zm8", "n": .null,
    ]

    @Test func `takes members of each type and then finishes`() throws {
        var reader = ObjectReader(document)
        #expect(try reader.string("s") == "x")
        #expect(try reader.integer("i") == 7)
        #expect(try reader.bool("b"))
        #expect(try reader.array("a") == [1])
        #expect(try reader.strings("t") == ["x", "y"])
        var inner = try reader.object("o")
        #expect(try inner.integer("k") == 1)
        try inner.finish()
        #expect(try reader.objects("l").map { $0.path } == ["/l/0", "/l/1"])
        #expect(try reader.bytes("u", count: 2) == Array("fo".utf8))
        #expect(try reader.value("n") == .null)
        try reader.finish()
    }

    @Test func `optional members may be absent`() throws {
        var reader = ObjectReader(JSONObject())
        #expect(try reader.optionalString("x") == nil)
        #expect(try reader.optionalInteger("x") == nil)
        #expect(try reader.optionalBool("x") == nil)
        #expect(try reader.optionalArray("x") == nil)
        #expect(try reader.optionalStrings("x") == nil)
        #expect(try reader.optionalObject("x") == nil)
        #expect(try reader.optionalObjects("x") == nil)
        #expect(try reader.optionalBytes("x") == nil)
        try reader.finish()
    }

    @Test func `refuses what was not taken`() throws {
        var reader = ObjectReader(["a": 1, "b\n": 2], path: "/top")
        _ = try reader.integer("a")
        let error = #expect(throws: JSONError(.unknownMember, "")) { try reader.finish() }
        #expect(error?.path == "/top")
        #expect(error?.reason == #"unknown member "b?""#)
    }

    @Test func `says where a value of another type stands`() {
        var reader = ObjectReader(["t": ["x", 1], "a/b~": 1, "n": .null])
        let inArray = #expect(throws: JSONError(.wrongType, "")) { try reader.strings("t") }
        #expect(inArray?.path == "/t/1")
        let escaped = #expect(throws: JSONError(.wrongType, "")) { try reader.string("a/b~") }
        #expect(escaped?.path == "/a~1b~0")
        let null = #expect(throws: JSONError(.wrongType, "")) { try reader.optionalString("n") }
        #expect(null?.path == "/n")
    }

    @Test func `refuses each type where another is expected`() {
        var reader = ObjectReader(["x": .null])
        #expect(throws: JSONError(.wrongType, "")) { try reader.integer("x") }
        #expect(throws: JSONError(.wrongType, "")) { try reader.bool("x") }
        #expect(throws: JSONError(.wrongType, "")) { try reader.array("x") }
        #expect(throws: JSONError(.wrongType, "")) { try reader.object("x") }
        #expect(throws: JSONError(.wrongType, "")) { try reader.objects("x") }
        #expect(throws: JSONError(.wrongType, "")) { try reader.bytes("x") }
        #expect(throws: JSONError(.wrongType, "")) { try ObjectReader(value: [1]) }
    }

    @Test func `refuses a missing member and bytes that are malformed or of another length`() {
        var reader = ObjectReader(["u": "Zm8", "v": "Zm9="])
        #expect(throws: JSONError(.missingMember, "")) { try reader.string("absent") }
        #expect(throws: JSONError(.wrongLength, "")) { try reader.bytes("u", count: 3) }
        let error = #expect(throws: JSONError(.base64Padding, "")) { try reader.bytes("v") }
        #expect(error?.path == "/v")
    }

    @Test func `taking all members lets unknown ones pass`() throws {
        var reader = ObjectReader(["later": 1])
        reader.takeAll()
        try reader.finish()
    }
}
