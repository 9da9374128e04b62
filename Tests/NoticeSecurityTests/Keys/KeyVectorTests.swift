// SPDX-License-Identifier: Apache-2.0

import NoticeSecurity
import StrictJSON
import Testing

struct KeyVectorTests {
    private static let headers: Set = ["format", "thumbprint", "passphrase"]

    @Test(arguments: try SecurityVectors.own("keys"))
    func `every project vector of keys has its expected outcome`(vector: OwnVector) throws {
        try vector.check(Self.headers) { ["thumbprint": try Self.read(vector).text] }
    }

    @Test func `every refusal of keys and key files has a vector`() throws {
        let vectors = try SecurityVectors.own("keys")
        let codes: [SecurityError.Code] = [
            .malformedKey, .unsupportedKey, .nonCanonicalKey, .lowOrderKey, .invalidPoint, .keyPairMismatch,
            .malformedKeyFile, .keyFileCost, .passphraseNeeded, .wrongPassphrase,
        ]
        let expected = Set(codes.map { "refused:\($0.rawValue)" }).union(["accepted"])
        #expect(Set(vectors.map { $0.expect }) == expected)
        print("vectors: project keys \(vectors.count)/\(vectors.count) read")
    }

    private static func read(_ vector: OwnVector) throws -> Thumbprint {
        switch try vector.header("format") {
        case "signing-key":
            return try VerificationKey(jwk: StrictJSONParser.parse(vector.payload)).thumbprint
        case "sealing-key":
            return try SealingPublicKey(jwk: StrictJSONParser.parse(vector.payload)).thumbprint
        case "key-file":
            let passphrase = vector.headers["passphrase"].map { Array($0.utf8) }
            return try KeyFile(parsing: vector.payload).key(passphrase: passphrase).thumbprint
        default: throw OwnVector.Malformed(file: vector.file)
        }
    }
}
