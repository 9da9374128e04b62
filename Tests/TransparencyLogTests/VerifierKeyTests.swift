// SPDX-License-Identifier: Apache-2.0

import Crypto
import Testing

@testable import TransparencyLog

struct VerifierKeyTests {
    @Test(arguments: ["", "a b", "a+b", "a\u{2028}b", "a\nb", "\u{a0}", String(repeating: "a", count: 1025)])
    func `refuses a name that signed-note forbids`(name: String) throws {
        let key = try SampleLog.key(1)
        #expect(throws: LogError(.malformedName, "")) { try NoteSigner(name: name, key: key) }
        #expect(throws: LogError(.malformedName, "")) { try Cosigner(name: name, key: key) }
    }

    @Test func `compares names by their bytes`() throws {
        let bytes = try Array(SampleLog.key(1).publicKey.rawRepresentation)
        let composed = try VerifierKey(name: "caf\u{e9}", algorithm: .ed25519, publicKey: bytes)
        let decomposed = try VerifierKey(name: "cafe\u{301}", algorithm: .ed25519, publicKey: bytes)
        #expect(composed != decomposed)
        #expect(try VerifierKey(parsing: composed.description) == composed)
    }

    @Test(arguments: ["", "+", "++", "a+12345678", "a+12345678+", "a+1234567+AAAA", "a+12345678+====", "é"])
    func `refuses what is no key`(text: String) {
        #expect(throws: LogError(.malformedKey, "")) { try VerifierKey(parsing: text) }
    }
}
