// SPDX-License-Identifier: Apache-2.0

import NoticeSecurity
import StrictJSON
import Testing

@Suite(.enabled(if: SecurityVectors.arePresent, "no folder of third-party vectors"))
struct VerificationKeyVectorTests {
    @Test(arguments: [
        ("wycheproof/ed25519_test.json", "Wycheproof Ed25519", 151),
        ("wycheproof/ecdsa_secp256r1_sha256_p1363_test.json", "Wycheproof ES256 P1363", 262),
    ])
    func `verifies what Wycheproof calls valid and nothing else`(
        path: String,
        name: String,
        count: Int
    ) throws {
        var passed = 0
        var total = 0
        for group in try SecurityVectors.json(path).list("testGroups") {
            let key = try Self.key(group: group.get("publicKey"))
            for test in try group.list("tests") {
                total += 1
                let isValid = key.isValid(try test.hex("sig"), for: try test.hex("msg"))
                let asExpected = isValid == (try test.text("result") == "valid")
                #expect(asExpected, "case \(test.value)")
                if asExpected { passed += 1 }
            }
        }
        #expect(total == count)
        SecurityVectors.report(name, passed, of: total)
    }

    @Test func `the CCTV table is pinned, and no key of low order gets in`() throws {
        var refused = 0
        var verified = 0
        let cases = try SecurityVectors.json("ed25519/cctv-ed25519vectors.json").list()
        for test in cases {
            let flags = (try? test.list("flags").map { $0.value }) ?? []
            let isWeak = flags.contains("low_order_A") || flags.contains("non_canonical_A")
            guard let key = try Self.key(test.hex("key")) else {
                #expect(isWeak, "case \(test.value)")
                refused += 1
                continue
            }
            #expect(!isWeak, "case \(test.value)")
            if key.isValid(try test.hex("sig"), for: Array(try test.text("msg").utf8)) { verified += 1 }
        }
        #expect(cases.count == 914)
        #expect(refused == 526)
        #expect(verified == 86)
        let note = "\(refused) keys refused at import, \(verified) signatures verified"
        SecurityVectors.report("CCTV Ed25519", cases.count, of: 914, note: note)
    }

    @Test func `the table of Taming the many EdDSAs is pinned`() throws {
        let cases = try SecurityVectors.json("ed25519/speccheck-cases.json").list()
        let verdicts = try cases.map { test -> String in
            guard let key = try Self.key(test.hex("pub_key")) else { return "refused" }
            return key.isValid(try test.hex("signature"), for: try test.hex("message")) ? "V" : "X"
        }
        let weak = Array(repeating: "refused", count: 2)
        #expect(verdicts == weak + ["V", "V", "X", "X", "X", "X", "X", "X"] + weak)
        SecurityVectors.report("Ed25519 speccheck", verdicts.count, of: 12)
    }

    @Test func `refuses every Wycheproof X25519 key that gives a zero secret`() throws {
        var passed = 0
        var total = 0
        for group in try SecurityVectors.json("wycheproof/x25519_test.json").list("testGroups") {
            for test in try group.list("tests") {
                guard try test.hex("shared").allSatisfy({ $0 == 0 }) else { continue }
                total += 1
                let x = Base64URL.encode(try test.hex("public"))
                let jwk: JSONValue = ["crv": "X25519", "kty": "OKP", "x": .string(x)]
                let code = try refusal { try SealingPublicKey(jwk: jwk) }
                #expect(code == .lowOrderKey || code == .nonCanonicalKey)
                if code != nil { passed += 1 }
            }
        }
        #expect(total == 31)
        SecurityVectors.report("Wycheproof X25519 zero secrets", passed, of: total)
    }

    private static func key(group: VectorNode) throws -> VerificationKey {
        if let point = try? group.hex("pk") {
            return try VerificationKey(
                jwk: ["crv": "Ed25519", "kty": "OKP", "x": .string(Base64URL.encode(point))]
            )
        }
        let point = try group.hex("uncompressed")
        let x = JSONValue.string(Base64URL.encode(Array(point[1..<33])))
        let y = JSONValue.string(Base64URL.encode(Array(point[33...])))
        return try VerificationKey(jwk: ["crv": "P-256", "kty": "EC", "x": x, "y": y])
    }

    private static func key(_ bytes: [UInt8]) throws -> VerificationKey? {
        let jwk: JSONValue = ["crv": "Ed25519", "kty": "OKP", "x": .string(Base64URL.encode(bytes))]
        let code = try refusal { try VerificationKey(jwk: jwk) }
        if code == .lowOrderKey || code == .nonCanonicalKey { return nil }
        return try VerificationKey(jwk: jwk)
    }
}
