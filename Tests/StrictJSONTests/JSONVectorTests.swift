// SPDX-License-Identifier: Apache-2.0

import StrictJSON
import Testing

struct JSONVectorTests {
    /// Codes that only the reader of a document's members raises.
    private static let codesOfObjectReader: Set<JSONError.Code> = [
        .missingMember, .unknownMember, .wrongType, .wrongLength,
    ]

    @Test(arguments: try JSONVector.all())
    func `every project vector has its expected outcome`(vector: JSONVector) throws {
        let (outcome, result) = try vector.outcome()
        #expect(outcome == vector.expect)
        if let expected = vector.result { #expect(result == expected) }
    }

    @Test func `every refusal of the parsers has a vector, and no other outcome is expected`() throws {
        let vectors = try JSONVector.all()
        let codes = Set(JSONError.Code.allCases).subtracting(Self.codesOfObjectReader)
        let outcomes = Set(codes.map { "refused:\($0.rawValue)" }).union(["accepted"])
        #expect(Set(vectors.map { $0.expect }) == outcomes)
        print("vectors: project json \(vectors.count)/\(vectors.count) read")
    }
}
