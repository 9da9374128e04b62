// SPDX-License-Identifier: Apache-2.0

import NoticeSecurity
import StrictJSON
import Testing

struct SealingPublicKeyTests {
    @Test(arguments: HPKESuite.allCases)
    func `comes back from its JWK, and its name covers exactly the members`(suite: HPKESuite) throws {
        let key = try SampleKeys.sealing(suite).publicKey
        #expect(try SealingPublicKey(jwk: key.jwk) == key)
        let digest = ObjectDigest(of: CanonicalJSON.encode(key.jwk))
        #expect(key.thumbprint.text == digest.text)
    }

    @Test(arguments: HPKESuite.allCases)
    func `refuses a member more and another length`(suite: HPKESuite) throws {
        let key = try SampleKeys.sealing(suite).publicKey
        guard case .object(let good) = key.jwk else { return }
        let name = suite == .xwing ? "pub" : "x"
        for (member, value) in [
            ("use", "enc"), (name, .string(Base64URL.encode(key.bytes + [0]))),
            (name, .string(Base64URL.encode(Array(key.bytes.dropLast())))), (name, nil),
        ] as [(String, JSONValue?)] {
            var jwk = good
            jwk[member] = value
            #expect(try refusal { try SealingPublicKey(jwk: .object(jwk)) } == .malformedKey)
        }
    }

    @Test func `refuses other kinds of key, also one spelt with a Kelvin sign`() throws {
        let key = try SampleKeys.sealing(.xwing).publicKey
        guard case .object(let good) = key.jwk else { return }
        for (name, text) in [("alg", "HPKE-4-KE"), ("kty", "A\u{212A}P"), ("alg", "HPKE-XWING-\u{212A}E")] {
            var jwk = good
            jwk[name] = .string(text)
            #expect(try refusal { try SealingPublicKey(jwk: .object(jwk)) } == .unsupportedKey)
        }
        let signing = SampleKeys.signing(.ed25519).verificationKey
        #expect(try refusal { try SealingPublicKey(jwk: signing.jwk) } == .unsupportedKey)
    }

    @Test(arguments: [
        ("0000000000000000000000000000000000000000000000000000000000000000", SecurityError.Code.lowOrderKey),
        ("0100000000000000000000000000000000000000000000000000000000000000", .lowOrderKey),
        ("ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f", .lowOrderKey),
        ("e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800", .lowOrderKey),
        ("5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157", .lowOrderKey),
        ("edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f", .nonCanonicalKey),
        ("eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f", .nonCanonicalKey),
        ("0900000000000000000000000000000000000000000000000000000000000080", .nonCanonicalKey),
    ])
    func `refuses weak X25519 points, alone and inside X-Wing`(hex: String, code: SecurityError.Code) throws {
        let point = try HexString.decode(hex)
        let x: JSONValue = ["crv": "X25519", "kty": "OKP", "x": .string(Base64URL.encode(point))]
        #expect(try refusal { try SealingPublicKey(jwk: x) } == code)
        let good = try SampleKeys.sealing(.xwing).publicKey
        #expect(
            try refusal { try SealingPublicKey(jwk: Self.xwing(good.bytes.dropLast(32) + point)) } == code
        )
    }

    @Test func `refuses an ML-KEM part with a number not below the modulus`() throws {
        let good = try SampleKeys.sealing(.xwing).publicKey
        // 3329 = 0xD01, the smallest refused number, as the first and as the last of the 768.
        let first = [0x01, (good.bytes[1] & 0xF0) | 0x0D] + good.bytes.dropFirst(2)
        let last =
            good.bytes.prefix(1150) + [(good.bytes[1150] & 0x0F) | 0x10, 0xD0] + good.bytes.dropFirst(1152)
        for bytes in [first, Array(last)] {
            #expect(bytes.count == 1216)
            #expect(try refusal { try SealingPublicKey(jwk: Self.xwing(bytes)) } == .nonCanonicalKey)
        }
        // 3328 = 0xD00, the largest number.
        let largest = [0x00, (good.bytes[1] & 0xF0) | 0x0D] + good.bytes.dropFirst(2)
        #expect(try refusal { try SealingPublicKey(jwk: Self.xwing(largest)) } == nil)
    }

    private static func xwing(_ bytes: some Sequence<UInt8>) -> JSONValue {
        ["alg": "HPKE-XWING-KE", "kty": "AKP", "pub": .string(Base64URL.encode(Array(bytes)))]
    }
}
