// SPDX-License-Identifier: Apache-2.0

import NoticeSecurity
import StrictJSON
import Testing

struct VerificationKeyTests {
    /// The key of RFC 8037, appendix A.
    private static let x = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"

    @Test func `has the thumbprint of RFC 8037`() throws {
        let key = try VerificationKey(jwk: ["crv": "Ed25519", "kty": "OKP", "x": .string(Self.x)])
        #expect(key.thumbprint.text == "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k")
        #expect(try Thumbprint(parsing: key.thumbprint.text) == key.thumbprint)
    }

    @Test(arguments: SignatureAlgorithm.allCases)
    func `comes back from its JWK`(algorithm: SignatureAlgorithm) throws {
        let key = SampleKeys.signing(algorithm).verificationKey
        #expect(try VerificationKey(jwk: key.jwk) == key)
        #expect(key.algorithm == algorithm)
    }

    @Test func `refuses a member more, a member less, and other texts of a member`() throws {
        let good: JSONObject = ["crv": "Ed25519", "kty": "OKP", "x": .string(Self.x)]
        for (name, value) in [
            ("kid", JSONValue.string("a")), ("x", nil), ("x", 1), ("x", .string(Self.x + "=")),
            ("x", .string(Self.x.dropLast() + "p")), ("x", "AAAA"), ("d", .string(Self.x)),
        ] as [(String, JSONValue?)] {
            var jwk = good
            jwk[name] = value
            #expect(try refusal { try VerificationKey(jwk: .object(jwk)) } == .malformedKey, "\(name)")
        }
        #expect(try refusal { try VerificationKey(jwk: "key") } == .malformedKey)
    }

    @Test(arguments: [
        ("kty", "EC"), ("kty", "O\u{212A}P"), ("crv", "Ed448"), ("crv", "X25519"), ("crv", "ed25519"),
    ])
    func `refuses another kind of key, also one spelt with a Kelvin sign`(name: String, text: String) throws {
        var jwk: JSONObject = ["crv": "Ed25519", "kty": "OKP", "x": .string(Self.x)]
        jwk[name] = .string(text)
        #expect(try refusal { try VerificationKey(jwk: .object(jwk)) } == .unsupportedKey)
    }

    @Test func `refuses a point off the curve P-256, and coordinates not below the prime`() throws {
        let key = SampleKeys.signing(.es256).verificationKey
        guard case .object(let good) = key.jwk else { return }
        for text in [String(repeating: "A", count: 43), String(repeating: "_", count: 42) + "8"] {
            var jwk = good
            jwk["y"] = .string(text)
            #expect(try refusal { try VerificationKey(jwk: .object(jwk)) } == .invalidPoint)
        }
    }

    @Test func `refuses all 14 low-order encodings and all non-canonical ones`() throws {
        let lowOrder = EdwardsEncodings.lowOrder
        #expect(lowOrder.count == 14)
        #expect(try lowOrder.filter { try refusalOfEd25519($0) == .lowOrderKey }.count == 8)
        #expect(try lowOrder.filter { try refusalOfEd25519($0) == .nonCanonicalKey }.count == 6)
        for y in EdwardsEncodings.notBelowPrime {
            #expect(try refusalOfEd25519(y) == .nonCanonicalKey)
        }
    }

    @Test func `accepts the largest canonical y that is not of low order`() throws {
        var y = [UInt8](repeating: 0xFF, count: 32)
        y[0] = 0xEB
        y[31] = 0x7F
        #expect(try refusalOfEd25519(y) == nil)
    }

    @Test func `verifies neither a signature of another length nor DER`() throws {
        let key = SampleKeys.signing(.es256)
        let signature = try key.sign([1, 2, 3])
        #expect(key.verificationKey.isValid(signature, for: [1, 2, 3]))
        #expect(!key.verificationKey.isValid(signature, for: [1, 2]))
        #expect(!key.verificationKey.isValid(signature + [0], for: [1, 2, 3]))
        #expect(!key.verificationKey.isValid([0x30, 0x44, 0x02, 0x20] + signature, for: [1, 2, 3]))
    }

    @Test(arguments: ["", "AAAA", String(repeating: "A", count: 44), String(repeating: "B", count: 43)])
    func `a thumbprint is 43 characters of canonical base64url`(text: String) throws {
        #expect(try refusal { try Thumbprint(parsing: text) } == .malformedDigest)
        #expect(try refusal { try ObjectDigest(parsing: text) } == .malformedDigest)
    }

    private func refusalOfEd25519(_ bytes: [UInt8]) throws -> SecurityError.Code? {
        let jwk: JSONValue = ["crv": "Ed25519", "kty": "OKP", "x": .string(Base64URL.encode(bytes))]
        return try refusal { try VerificationKey(jwk: jwk) }
    }
}

/// Encodings of Edwards points that no key may have.
enum EdwardsEncodings {
    private static let ys: [String] = [
        "0100000000000000000000000000000000000000000000000000000000000000",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "0000000000000000000000000000000000000000000000000000000000000000",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
        "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    ]

    /// Seven values of y, each with the sign bit clear and set.
    static let lowOrder: [[UInt8]] = ys.compactMap { try? HexString.decode($0) }.flatMap { [$0, signed($0)] }

    /// The 19 values of y from 2^255 - 19, with the sign bit clear and set.
    static let notBelowPrime: [[UInt8]] = (0xED...0xFF).flatMap { low in
        let y: [UInt8] = [UInt8(low)] + [UInt8](repeating: 0xFF, count: 30) + [0x7F]
        return [y, signed(y)]
    }

    private static func signed(_ y: [UInt8]) -> [UInt8] {
        Array(y.dropLast()) + [y[31] | 0x80]
    }
}
