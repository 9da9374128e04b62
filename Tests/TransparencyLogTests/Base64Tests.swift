// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import TransparencyLog

struct Base64Tests {
    @Test func `encodes and decodes every length`() {
        for count in 0..<70 {
            let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 151 &+ 13) }
            let text = Base64.encode(bytes)
            #expect(text.utf8.count == (count + 2) / 3 * 4)
            #expect(Base64.decode(Array(text.utf8)) == bytes)
        }
        #expect(Base64.encode(Array("foob".utf8)) == "Zm9vYg==")
    }

    @Test(arguments: [
        "Zg", "Zg=", "Zg===", "Zh==", "Zm9=", "Zm9vYg==\n", "Zm 9", "Zm9-", "Zm9_",
        "====", "Z===", "Zg==Zg==", "=Zg=",
    ])
    func `refuses every other form`(text: String) {
        #expect(Base64.decode(Array(text.utf8)) == nil)
    }
}
