// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import StrictJSON

struct CanonicalJSONTests {
    @Test func `encodes without white space and with sorted names`() {
        let value: JSONValue = ["b": [1, "é\n"], "a": .null, "B": true]
        #expect(CanonicalJSON.encode(value) == Array(#"{"B":true,"a":null,"b":[1,"é\n"]}"#.utf8))
    }

    @Test func `knows what is canonical`() {
        #expect(CanonicalJSON.isCanonical(Array(#"{"a":1}"#.utf8)))
        #expect(!CanonicalJSON.isCanonical(Array(#"{"a": 1}"#.utf8)))
        #expect(!CanonicalJSON.isCanonical(Array("1.5".utf8)))
        #expect(!CanonicalJSON.isCanonical(Array(#"{"a":1}"#.utf8), limits: JSONLimits(maxBytes: 6)))
    }

    @Test func `writes an integer outside the profile so that it is refused`() {
        let bytes = CanonicalJSON.encode(.integer(.max))
        #expect(throws: JSONError(.numberOutOfRange, "")) { try StrictJSONParser.parse(bytes) }
    }

    @Test(arguments: [
        ("1e21", "1e+21"), ("1e20", "100000000000000000000"), ("0.000001", "0.000001"), ("1e-7", "1e-7"),
        ("-0", "0"), ("-0.0", "0"), ("123e-2", "1.23"), ("-1.5E+300", "-1.5e+300"), ("10", "10"),
        ("9007199254740993", "9007199254740992"), ("5e-324", "5e-324"), ("1e-400", "0"),
    ])
    func `rewrites numbers as ECMAScript does`(number: String, expected: String) throws {
        #expect(try CanonicalJSON.canonicalise(Array(number.utf8)) == Array(expected.utf8))
    }

    @Test func `refuses a number too large for a double`() {
        #expect(throws: JSONError(.numberOutOfRange, "")) {
            try CanonicalJSON.canonicalise(Array("1e309".utf8))
        }
    }
}
