// SPDX-License-Identifier: Apache-2.0

import NoticeSecurity
import Testing

struct SignedVectorTests {
    @Test(arguments: try SecurityVectors.own("jws"))
    func `every project vector of signed objects has its expected outcome`(vector: OwnVector) throws {
        try vector.check(["key", "typ", "id"]) {
            let key = try VerificationKey(jwk: vector.key("key"))
            let jws = try CompactJWS(parsing: vector.payload)
            return ["id": try jws.verify(with: key, typ: vector.header("typ")).id.text]
        }
    }

    @Test func `every refusal of signed objects has a vector`() throws {
        let vectors = try SecurityVectors.own("jws")
        let codes: [SecurityError.Code] = [
            .tooLarge, .malformedSignedObject, .unsupportedAlgorithm, .algorithmMismatch, .wrongKey,
            .wrongType,
            .badSignature,
        ]
        let expected = Set(codes.map { "refused:\($0.rawValue)" }).union(["accepted"])
        #expect(Set(vectors.map { $0.expect }) == expected)
        print("vectors: project jws \(vectors.count)/\(vectors.count) read")
    }
}
