// SPDX-License-Identifier: Apache-2.0

import NoticeSecurity
import StrictJSON
import Testing

struct DisclosureTests {
    private static let salt = "AAAAAAAAAAAAAAAAAAAAAA"

    private static func text(_ json: String) -> String { Base64URL.encode(Array(json.utf8)) }

    @Test func `holds a salt of 16 octets, the name and the value, in canonical form`() throws {
        var generator = RepeatableGenerator(seed: 1)
        let disclosure = try Disclosure(name: "place", value: ["b": 1, "a": 2], using: &generator)
        var again = RepeatableGenerator(seed: 1)
        let salt = Base64URL.encode(again.bytes(16))
        let json = String(decoding: try Base64URL.decode(disclosure.text), as: UTF8.self)
        #expect(json == #"["\#(salt)","place",{"a":2,"b":1}]"#)
        #expect(try Disclosure(parsing: disclosure.text) == disclosure)
        #expect(disclosure.digest == ObjectDigest(of: Array(disclosure.text.utf8)))
    }

    @Test(arguments: [
        #"["AAAAAAAAAAAAAAAAAAAAAA","text"]"#, #"["AAAAAAAAAAAAAAAAAAAAAA","text","x",1]"#,
        #"["AAAAAAAAAAAAAAAAAAAAAA",1,"x"]"#, #"[1,"text","x"]"#, #"["short","text","x"]"#,
        #"["AAAAAAAAAAAAAAAAAAAAAA", "text", "x"]"#, #"["AAAAAAAAAAAAAAAAAAAAAB","text","x"]"#,
        #"{"a":1}"#, "", #"["AAAAAAAAAAAAAAAAAAAAAA","text",1.5]"#,
        #"["AAAAAAAAAAAAAAAAAAAAAA","text",{"a":1,"a":1}]"#,
    ])
    func `refuses another form of array, salt or value`(json: String) throws {
        #expect(try refusal { try Disclosure(parsing: Self.text(json)) } == .malformedDisclosure)
    }

    @Test(arguments: ["", "_sd", "_sd_alg", "..."])
    func `refuses reserved names`(name: String) throws {
        let text = Self.text(#"["\#(Self.salt)","\#(name)","x"]"#)
        #expect(try refusal { try Disclosure(parsing: text) } == .disclosureName)
        var generator = RepeatableGenerator(seed: 1)
        #expect(try refusal { try Disclosure(name: name, value: 1, using: &generator) } == .disclosureName)
    }

    @Test func `refuses padding and characters outside base64url`() throws {
        let text = Self.text(#"["\#(Self.salt)","text","x"]"#)
        for wrong in [text + "=", text + " ", text + "\u{FFFD}", " " + text] {
            #expect(try refusal { try Disclosure(parsing: wrong) } == .malformedDisclosure)
        }
    }

    @Test func `a field cannot be guessed from its digest without the salt`() throws {
        var generator = RepeatableGenerator(seed: 5)
        let published = try Disclosure(name: "place", value: "Basra", using: &generator).digest
        for guess in ["Baghdad", "Basra", "Mosul"] {
            for _ in 0..<100 {
                let tried = try Disclosure(name: "place", value: .string(guess), using: &generator)
                #expect(tried.digest != published)
            }
        }
    }
}
