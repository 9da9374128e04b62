// SPDX-License-Identifier: Apache-2.0

import NoticeSecurity
import StrictJSON
import Testing

struct CompactJWSTests {
    private static let typ = "herald-dispatch+jwt"
    private static let payload = Array(#"{"jti":"x","v":1}"#.utf8)

    private static func signed(_ algorithm: SignatureAlgorithm = .ed25519) throws -> VerifiedJWS {
        try CompactJWS.sign(payload: payload, typ: typ, key: SampleKeys.signing(algorithm))
    }

    /// An object with another header, signed correctly.
    private static func signed(header: String, by key: SigningKey) throws -> [UInt8] {
        let text = "\(Base64URL.encode(Array(header.utf8))).\(Base64URL.encode(payload))"
        let signature = try key.sign(Array(text.utf8))
        return Array("\(text).\(Base64URL.encode(signature))".utf8)
    }

    private static func header(_ change: (inout JSONObject) -> Void) throws -> [UInt8] {
        let key = SampleKeys.signing(.ed25519)
        var header: JSONObject = ["alg": "Ed25519", "typ": .string(typ)]
        header["kid"] = .string(key.verificationKey.thumbprint.text)
        change(&header)
        let text = String(decoding: CanonicalJSON.encode(.object(header)), as: UTF8.self)
        return try signed(header: text, by: key)
    }

    @Test(arguments: SignatureAlgorithm.allCases)
    func `verifies what was signed, and keeps the bytes`(algorithm: SignatureAlgorithm) throws {
        let signed = try Self.signed(algorithm)
        let key = SampleKeys.signing(algorithm).verificationKey
        let jws = try CompactJWS(parsing: signed.jws.text)
        let verified = try jws.verify(with: key, typ: Self.typ)
        #expect(verified.payload == Self.payload)
        #expect(verified.keyID == key.thumbprint)
        #expect(verified.jws.bytes == signed.jws.bytes)
        #expect(try verified.object()["v"] == 1)
    }

    @Test func `writes a canonical header of three members`() throws {
        let segment = try Self.signed().jws.text.split(separator: ".")[0]
        let header = try Base64URL.decode(String(segment))
        let kid = SampleKeys.signing(.ed25519).verificationKey.thumbprint.text
        let expected = #"{"alg":"Ed25519","kid":"\#(kid)","typ":"\#(Self.typ)"}"#
        #expect(String(decoding: header, as: UTF8.self) == expected)
    }

    @Test func `has an id of type and payload that no signature changes`() throws {
        let first = try Self.signed(.es256)
        let second = try Self.signed(.es256)
        #expect(first.jws.bytes != second.jws.bytes)
        #expect(first.id == second.id)
        #expect(first.id == ObjectDigest(of: Array(Self.typ.utf8) + [0] + Self.payload))
        let other = try CompactJWS.sign(
            payload: Self.payload,
            typ: "herald-status+jwt",
            key: SampleKeys.signing(.es256)
        )
        #expect(other.id != first.id)
    }

    @Test func `refuses another type, another key and another algorithm`() throws {
        let jws = try Self.signed().jws
        let key = SampleKeys.signing(.ed25519).verificationKey
        let other = SampleKeys.signing(.ed25519, seed: 2).verificationKey
        let p256 = SampleKeys.signing(.es256).verificationKey
        #expect(try refusal { try jws.verify(with: key, typ: "herald-card+jwt") } == .wrongType)
        #expect(try refusal { try jws.verify(with: other, typ: Self.typ) } == .wrongKey)
        #expect(try refusal { try jws.verify(with: p256, typ: Self.typ) } == .algorithmMismatch)
    }

    @Test func `refuses a signature made by another key under this key's name`() throws {
        let kid = SampleKeys.signing(.ed25519).verificationKey.thumbprint.text
        let header = #"{"alg":"Ed25519","kid":"\#(kid)","typ":"\#(Self.typ)"}"#
        let bytes = try Self.signed(header: header, by: SampleKeys.signing(.ed25519, seed: 2))
        let key = SampleKeys.signing(.ed25519).verificationKey
        let jws = try CompactJWS(parsing: bytes)
        #expect(try refusal { try jws.verify(with: key, typ: Self.typ) } == .badSignature)
    }

    @Test func `any changed octet is refused`() throws {
        let signed = try Self.signed()
        let key = SampleKeys.signing(.ed25519).verificationKey
        for position in signed.jws.bytes.indices {
            var bytes = signed.jws.bytes
            bytes[position] ^= 1
            let code = try refusal { try CompactJWS(parsing: bytes).verify(with: key, typ: Self.typ) }
            #expect(code != nil, "octet \(position)")
        }
    }

    @Test(arguments: [
        ("crit", JSONValue.strings(["b64"])), ("b64", false), ("jwk", .object(JSONObject())),
        ("x5c", .strings([])),
        ("zip", "DEF"), ("kid", nil), ("typ", nil), ("alg", nil), ("kid", "short"), ("kid", 1), ("typ", 1),
        ("typ", ""), ("typ", "a b"), ("typ", "caf\u{E9}"),
    ])
    func `the header has exactly alg, kid and typ`(name: String, value: JSONValue?) throws {
        let bytes = try Self.header { $0[name] = value }
        #expect(try refusal { try CompactJWS(parsing: bytes) } == .malformedSignedObject)
    }

    @Test(arguments: ["none", "EdDSA", "HS256", "ES384", "es256", "ed25519"])
    func `takes no other algorithm, nor another name for one`(name: String) throws {
        let bytes = try Self.header { $0["alg"] = .string(name) }
        #expect(try refusal { try CompactJWS(parsing: bytes) } == .unsupportedAlgorithm)
    }

    @Test func `refuses a name twice in the header`() throws {
        let key = SampleKeys.signing(.ed25519)
        let kid = key.verificationKey.thumbprint.text
        let header = #"{"alg":"Ed25519","alg":"Ed25519","kid":"\#(kid)","typ":"\#(Self.typ)"}"#
        let bytes = try Self.signed(header: header, by: key)
        #expect(try refusal { try CompactJWS(parsing: bytes) } == .malformedSignedObject)
    }

    @Test func `refuses padding, the other alphabet, spaces and other numbers of segments`() throws {
        let text = try Self.signed().jws.text
        let parts = text.split(separator: ".").map { String($0) }
        for wrong in [
            "", ".", "..", text + ".", text + "=", " " + text, text + "\n", "\(parts[0]).\(parts[1])",
            "\(parts[0])=.\(parts[1]).\(parts[2])", "\(parts[0]).\(parts[1]).", "\(text).\(parts[2])",
            "\(parts[0]).\(parts[1]).\(parts[2].dropLast())+", "\(parts[0]).\(parts[1]).AAAA",
        ] {
            #expect(try refusal { try CompactJWS(parsing: wrong) } == .malformedSignedObject, "\(wrong)")
        }
    }

    @Test func `refuses more octets than its limit`() throws {
        let text = try Self.signed().jws.text
        #expect(try refusal { try CompactJWS(parsing: text, maxBytes: text.utf8.count - 1) } == .tooLarge)
        #expect(try refusal { try CompactJWS(parsing: text, maxBytes: text.utf8.count) } == nil)
    }

    @Test(arguments: ["[]", "{", #"{"a":1,"a":1}"#, #"{"a":1.5}"#, ""])
    func `refuses to read a payload that is no object of the profile`(payload: String) throws {
        let key = SampleKeys.signing(.ed25519)
        let signed = try CompactJWS.sign(payload: Array(payload.utf8), typ: Self.typ, key: key)
        #expect(try refusal { try signed.object() } == .malformedPayload)
    }
}
