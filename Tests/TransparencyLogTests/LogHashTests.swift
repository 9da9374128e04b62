// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import TransparencyLog

struct LogHashTests {
    @Test func `hashes nothing, a leaf and a node as RFC 6962 says`() throws {
        // The three values are in RFC 6962 implementations everywhere; the node is over two empty leaves.
        #expect(LogHash.emptyRoot.description == "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=")
        #expect(LogHash.leaf([]).description == "bjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0=")
        #expect(LogHash.leaf("leaf 0".utf8).description == "G7l9zCFjXUfiZj79/QoXRobZjdcBNS3SzQbotD/T0wU=")
    }

    @Test func `keeps its bytes`() throws {
        let bytes = (0..<32).map { UInt8($0) }
        let hash = try LogHash(bytes: bytes)
        #expect(hash.bytes == bytes)
        #expect(try LogHash(base64: Array(hash.description.utf8)) == hash)
        #expect(try LogHash(bytes: AnyCollection(bytes)) == hash)
    }

    @Test(arguments: [0, 31, 33, 64])
    func `refuses any other number of bytes`(count: Int) {
        let bytes = [UInt8](repeating: 7, count: count)
        #expect(throws: LogError(.malformedHash, "")) { try LogHash(bytes: bytes) }
        #expect(throws: LogError(.malformedHash, "")) {
            try LogHash(base64: Array(Base64.encode(bytes).utf8))
        }
    }
}
