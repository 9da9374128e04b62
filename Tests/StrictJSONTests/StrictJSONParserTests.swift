// SPDX-License-Identifier: Apache-2.0

import StrictJSON
import Testing

struct StrictJSONParserTests {
    @Test func `reads every kind of value`() throws {
        let text = #"{"s":"x","i":-7,"t":true,"f":false,"n":null,"a":[1,[]],"o":{}}"#
        let expected: JSONValue = [
            "s": "x", "i": -7, "t": true, "f": false, "n": .null, "a": [1, []], "o": [:],
        ]
        #expect(try StrictJSONParser.parse(Array(text.utf8)) == expected)
    }

    @Test func `keeps the order of members`() throws {
        let value = try StrictJSONParser.parse(Array(#"{"b":1,"c":2,"a":3}"#.utf8))
        guard case .object(let object) = value else { throw JSONError(.wrongType, "no object") }
        #expect(object.names == ["b", "c", "a"])
        #expect(object.values == [1, 2, 3])
    }

    @Test func `says at which byte it stopped`() {
        let error = #expect(throws: JSONError.self) { try StrictJSONParser.parse(Array("[1,x]".utf8)) }
        #expect(error?.code == .unexpectedByte)
        #expect(error?.reason.hasSuffix("at byte 3") == true)
    }

    @Test func `accepts a text as long as the usual limit and refuses one byte more`() throws {
        let longest = "\"" + String(repeating: "x", count: (1 << 20) - 2) + "\""
        _ = try StrictJSONParser.parse(Array(longest.utf8))
        #expect(throws: JSONError(.tooLarge, "")) { try StrictJSONParser.parse(Array((longest + " ").utf8)) }
    }

    @Test func `accepts as many members as the usual limit and refuses one more`() throws {
        func text(_ count: Int) -> [UInt8] {
            Array("{\((0..<count).map { "\"\($0)\":0" }.joined(separator: ","))}".utf8)
        }
        _ = try StrictJSONParser.parse(text(65_536))
        #expect(throws: JSONError(.tooManyMembers, "")) { try StrictJSONParser.parse(text(65_537)) }
    }

    @Test func `reads as deep as any limit allows`() throws {
        let limits = JSONLimits(maxDepth: JSONLimits.deepest)
        let text = String(repeating: #"{"a":["#, count: 128) + String(repeating: "]}", count: 128)
        let value = try StrictJSONParser.parse(Array(text.utf8), limits: limits)
        #expect(CanonicalJSON.encode(value) == Array(text.utf8))
    }

    @Test(arguments: 0...31)
    func `refuses every control character in a string`(control: UInt8) {
        #expect(throws: JSONError(.controlCharacter, "")) {
            try StrictJSONParser.parse([0x22, control, 0x22])
        }
    }
}
