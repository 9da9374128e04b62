// SPDX-License-Identifier: Apache-2.0

import NoticeSecurity
import StrictJSON
import Testing

@Suite(.enabled(if: SecurityVectors.arePresent, "no folder of third-party vectors"))
struct JWSVectorTests {
    /// The parts of a compact JWS, taken apart without any of the profile's rules.
    private struct Parts {
        let signed: [UInt8]
        let signature: [UInt8]

        init?(_ text: String) {
            guard let dot = text.lastIndex(of: ".") else { return nil }
            guard let signature = try? Base64URL.decode(String(text[text.index(after: dot)...])) else {
                return nil
            }
            signed = Array(text[..<dot].utf8)
            self.signature = signature
        }
    }

    private static func es256Groups() throws -> [VectorNode] {
        let file = try SecurityVectors.json("wycheproof/json_web_signature_test.json")
        return try file.list("testGroups").filter { group in
            let key = group.find("public")
            return key?.find("alg")?.value == "ES256" && key?.find("crv")?.value == "P-256"
                && key?.find("use")?.value == "sig"
        }
    }

    @Test func `refuses all of Wycheproof's invalid ES256 objects`() throws {
        var (total, refused, valid, signatures) = (0, 0, 0, 0)
        for group in try Self.es256Groups() {
            let key = try VerificationKey(jwk: group.get("public").jwk("crv", "kty", "x", "y"))
            for test in try group.list("tests") {
                total += 1
                let text = try test.text("jws")
                // Their headers have no `typ` and no thumbprint, so the profile refuses the valid ones too.
                if try refusal({ try CompactJWS(parsing: text) }) != nil { refused += 1 }
                let holds = Parts(text).map { key.isValid($0.signature, for: $0.signed) } ?? false
                if try test.text("result") == "valid" {
                    valid += 1
                    #expect(holds)
                    if holds { signatures += 1 }
                } else if try test.text("comment") != "rejectsAttackerProvidedEmbeddedJwk" {
                    #expect(!holds, "\(test.value)")
                }
            }
        }
        #expect(total == 39 && refused == 39 && valid == 2)
        let note =
            "\(total - valid) invalid refused; \(signatures) valid signatures hold, headers outside the profile"
        SecurityVectors.report("Wycheproof JWS ES256", refused, of: total, note: note)
    }

    @Test func `refuses everything in the other groups of Wycheproof's JWS file`() throws {
        let file = try SecurityVectors.json("wycheproof/json_web_signature_test.json")
        let tests = try file.list("testGroups").flatMap { try $0.list("tests") }
        let texts = try tests.map { try $0.text("jws") }
        let refused = try texts.filter { text in try refusal { try CompactJWS(parsing: text) } != nil }
        #expect(refused.count == texts.count)
        SecurityVectors.report("Wycheproof JWS, all outside the profile", refused.count, of: texts.count)
    }

    @Test func `imports no key of Wycheproof's JWK file`() throws {
        let file = try SecurityVectors.json("wycheproof/json_web_key_test.json")
        let groups = try file.list("testGroups")
        let keys = try groups.flatMap { group in
            try (group.find("public") ?? group.get("private")).find("keys")?.list() ?? []
        }
        let refused = try keys.filter { key in try refusal { try VerificationKey(jwk: key.value) } != nil }
        #expect(refused.count == keys.count)
        let point = groups.first { $0.find("comment")?.value == "invalid_point" }
        let bad = try point?.get("public").list("keys")[0].jwk("crv", "kty", "x", "y")
        #expect(try refusal { try VerificationKey(jwk: bad ?? .null) } == .invalidPoint)
        SecurityVectors.report("Wycheproof JWK", refused.count, of: keys.count)
    }

    @Test func `makes and verifies the Ed25519 signature of RFC 8037`() throws {
        let file = try SecurityVectors.json("jose-cookbook/curve25519_jws.json")
        let input = try file.get("input").get("key")
        let key = try SigningKey(privateJWK: input.jwk("crv", "d", "kty", "x"))
        let signing = try file.get("signing")
        let text = Array(try signing.text("sig-input").utf8)
        let signature = try signing.base64URL("sig")
        #expect(key.verificationKey.isValid(signature, for: text))
        #expect(key.verificationKey.isValid(try key.sign(text), for: text))
        #if os(Linux)
        #expect(try key.sign(text) == signature)
        #endif
        let compact = try file.get("output").text("compact")
        #expect(try refusal { try CompactJWS(parsing: compact) } == .malformedSignedObject)
        SecurityVectors.report("JOSE cookbook Ed25519", 1, of: 1, note: "header outside the profile: refused")
    }

    @Test(arguments: [
        "jws_4_3.ecdsa_signature.json", "jws_4_5.signature_with_detached_content.json",
        "jws_4_6.protecting_specific_header_fields.json", "jws_4_8.multiple_signatures.json",
        "rfc7797_hmac-sha2_b64_false.json",
    ])
    func `refuses the cookbook's other objects`(name: String) throws {
        let output = try SecurityVectors.json("jose-cookbook/\(name)").get("output")
        let texts = ["compact", "json", "json_flat"].compactMap { output.find($0)?.value }
        #expect(!texts.isEmpty)
        for value in texts {
            let bytes: [UInt8]
            if case .string(let text) = value {
                bytes = Array(text.utf8)
            } else {
                bytes = CanonicalJSON.encode(value)
            }
            #expect(try refusal { try CompactJWS(parsing: bytes) } != nil)
        }
        SecurityVectors.report("JOSE cookbook \(name)", texts.count, of: texts.count, note: "refused")
    }
}
