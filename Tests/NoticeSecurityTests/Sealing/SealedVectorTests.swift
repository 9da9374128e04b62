// SPDX-License-Identifier: Apache-2.0

import NoticeSecurity
import StrictJSON
import Testing

struct SealedVectorTests {
    @Test(arguments: try SecurityVectors.own("jwe"))
    func `every project vector of sealed messages has its expected outcome`(vector: OwnVector) throws {
        try vector.check(["private-key", "plaintext"]) {
            let key = try SealingPrivateKey(privateJWK: vector.key("private-key"))
            let message = try SealedMessage(parsing: vector.payload, profile: .envelope)
            return ["plaintext": HexString.encode(try message.open(with: key))]
        }
    }

    @Test func `every refusal of sealed messages has a vector`() throws {
        let vectors = try SecurityVectors.own("jwe")
        let codes: [SecurityError.Code] = [
            .malformedSealedMessage, .unsupportedSuite, .wrongType, .wrongKey, .lowOrderKey, .nonCanonicalKey,
            .notUnwrapped, .keyCommitmentMismatch, .notDecrypted,
        ]
        let expected = Set(codes.map { "refused:\($0.rawValue)" }).union(["accepted"])
        #expect(Set(vectors.map { $0.expect }) == expected)
        print("vectors: project jwe \(vectors.count)/\(vectors.count) read")
    }
}
