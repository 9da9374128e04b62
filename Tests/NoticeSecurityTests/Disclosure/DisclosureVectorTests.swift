// SPDX-License-Identifier: Apache-2.0

import NoticeSecurity
import Testing

struct DisclosureVectorTests {
    @Test(arguments: try SecurityVectors.own("sd-jwt"))
    func `every project vector of hidden fields has its expected outcome`(vector: OwnVector) throws {
        try vector.check(["key", "typ", "mode", "hidden", "opened", "sd-hash"]) {
            let key = try VerificationKey(jwk: vector.key("key"))
            let isComplete = try vector.header("mode") == "complete"
            let verified = try SDJWT(parsing: vector.payload).verify(
                with: key,
                typ: vector.header("typ"),
                mode: isComplete ? .complete : .partial
            )
            return [
                "hidden": "\(verified.hiddenCount)", "opened": "\(verified.openedCount)",
                "sd-hash": verified.sdHash.text,
            ]
        }
    }

    @Test func `every refusal of hidden fields has a vector`() throws {
        let vectors = try SecurityVectors.own("sd-jwt")
        let codes: [SecurityError.Code] = [
            .malformedDisclosure, .malformedDisclosureDigests, .misplacedDisclosureDigests, .disclosureName,
            .disclosureOrder, .duplicateDisclosure, .tooManyDisclosures, .undeliveredDisclosure,
            .unreferencedDisclosure, .malformedSignedObject, .badSignature,
        ]
        let expected = Set(codes.map { "refused:\($0.rawValue)" }).union(["accepted"])
        #expect(Set(vectors.map { $0.expect }) == expected)
        print("vectors: project sd-jwt \(vectors.count)/\(vectors.count) read")
    }
}
