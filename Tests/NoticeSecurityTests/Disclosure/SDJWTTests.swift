// SPDX-License-Identifier: Apache-2.0

import NoticeSecurity
import StrictJSON
import Testing

struct SDJWTTests {
    private static let typ = "herald-notice+sd-jwt"
    private static let visible: JSONObject = ["jti": "AAAAAAAAAAAAAAAAAAAAAA", "v": 1]
    private static let fields: JSONObject = [
        "text": "Leave the valley", "actor": "a river", "place": ["type": "named", "name": "valley"],
    ]

    private static var key: SigningKey { SampleKeys.signing(.ed25519) }

    private static func signed(_ fields: JSONObject = fields) throws -> SDJWT {
        var generator = RepeatableGenerator(seed: 3)
        return try SDJWT.sign(
            visible: visible,
            fields: fields,
            typ: typ,
            key: key,
            using: &generator
        ).presentation
    }

    /// An object with a payload of the test's own making, and these disclosures.
    private static func signed(payload: JSONObject, _ disclosures: [Disclosure]) throws -> SDJWT {
        let bytes = CanonicalJSON.encode(.object(payload))
        let issuer = try CompactJWS.sign(payload: bytes, typ: typ, key: key)
        return try SDJWT(issuerJWT: issuer.jws.bytes, disclosures: disclosures.map { $0.text })
    }

    private static func disclosure(_ name: String, _ value: JSONValue = "x", seed: UInt64 = 1) throws
        -> Disclosure
    {
        var generator = RepeatableGenerator(seed: seed)
        return try Disclosure(name: name, value: value, using: &generator)
    }

    private static func payload(_ disclosures: [Disclosure]) -> JSONObject {
        var payload = visible
        let digests = disclosures.map { $0.digest.text }
        payload["_sd"] = .strings(digests.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
        payload["_sd_alg"] = "sha-256"
        return payload
    }

    private static func verify(_ object: SDJWT, _ mode: DisclosureMode = .complete) throws -> VerifiedSDJWT {
        try object.verify(with: key.verificationKey, typ: typ, mode: mode)
    }

    @Test func `opens every field of what was signed`() throws {
        let object = try SDJWT(parsing: Self.signed().bytes)
        let verified = try Self.verify(object)
        #expect(verified.visible == Self.visible)
        #expect(verified.fields == Self.fields)
        #expect(verified.hiddenCount == 3 && verified.openedCount == 3)
        #expect(object.disclosures.map { $0.name } == ["actor", "place", "text"])
        #expect(verified.sdHash == ObjectDigest(of: object.bytes))
        #expect(object.bytes.last == UInt8(ascii: "~"))
    }

    @Test func `an object without hidden fields has neither digests nor disclosures`() throws {
        let object = try Self.signed([:])
        let verified = try Self.verify(object)
        #expect(verified.hiddenCount == 0 && verified.fields.count == 0)
        #expect(try verified.issuer.object() == Self.visible)
        #expect(object.bytes == object.issuerJWT.bytes + [UInt8(ascii: "~")])
    }

    @Test func `opening some fields keeps the id and changes the presentation's digest`() throws {
        let object = try Self.signed()
        let some = try SDJWT(parsing: object.opening(only: ["text", "unknown"]).bytes)
        let verified = try Self.verify(some, .partial)
        #expect(verified.fields == ["text": "Leave the valley"])
        #expect(verified.hiddenCount == 3 && verified.openedCount == 1)
        #expect(verified.issuer.id == (try Self.verify(object).issuer.id))
        #expect(verified.sdHash != object.sdHash)
    }

    @Test func `complete mode refuses a field that came without its disclosure`() throws {
        let some = try Self.signed().opening(only: ["text", "actor"])
        #expect(try refusal { try Self.verify(some) } == .undeliveredDisclosure)
    }

    @Test func `refuses a disclosure that nobody signed`() throws {
        let (signed, other) = (try Self.disclosure("actor"), try Self.disclosure("text"))
        let object = try Self.signed(payload: Self.payload([signed]), [signed, other])
        for mode in [DisclosureMode.complete, .partial] {
            #expect(try refusal { try Self.verify(object, mode) } == .unreferencedDisclosure)
        }
    }

    @Test func `refuses a disclosure twice, and two of one name`() throws {
        let first = try Self.disclosure("actor")
        let second = try Self.disclosure("actor", seed: 2)
        let twice = try Self.signed(payload: Self.payload([first]), [first, first])
        let sameName = try Self.signed(payload: Self.payload([first, second]), [first, second])
        #expect(try refusal { try Self.verify(twice) } == .duplicateDisclosure)
        #expect(try refusal { try Self.verify(sameName) } == .duplicateDisclosure)
    }

    @Test func `refuses a field with the name of a visible member`() throws {
        let field = try Self.disclosure("jti")
        let object = try Self.signed(payload: Self.payload([field]), [field])
        #expect(try refusal { try Self.verify(object) } == .disclosureName)
        #expect(try refusal { try Self.signed(["jti": 1]) } == .disclosureName)
    }

    @Test func `refuses disclosures out of order`() throws {
        let (first, second) = (try Self.disclosure("actor"), try Self.disclosure("text"))
        let object = try Self.signed(payload: Self.payload([first, second]), [second, first])
        #expect(try refusal { try Self.verify(object) } == .disclosureOrder)
    }

    @Test(arguments: [
        ("_sd_alg", JSONValue.string("sha-384")), ("_sd_alg", nil), ("_sd", nil), ("_sd", .strings([])),
        ("_sd", "x"), ("_sd", .strings(["short"])), ("_sd", .array([1])),
    ])
    func `refuses digests that are missing, of another kind or another algorithm`(
        name: String,
        value: JSONValue?
    ) throws {
        let field = try Self.disclosure("text")
        var payload = Self.payload([field])
        payload[name] = value
        let object = try Self.signed(payload: payload, [])
        #expect(try refusal { try Self.verify(object, .partial) } == .malformedDisclosureDigests)
    }

    @Test func `refuses digests that repeat or do not ascend`() throws {
        let fields = [try Self.disclosure("actor"), try Self.disclosure("text")]
        var payload = Self.payload(fields)
        guard case .array(let digests)? = payload["_sd"] else { return }
        for wrong in [[digests[1], digests[0]], [digests[0], digests[0]]] {
            payload["_sd"] = .array(wrong)
            let object = try Self.signed(payload: payload, [])
            #expect(try refusal { try Self.verify(object, .partial) } == .malformedDisclosureDigests)
        }
    }

    @Test(arguments: [
        JSONValue.object(["_sd": []]), ["a": ["_sd": []]], [["...": "x"]], ["_sd_alg": "sha-256"],
        [["a": [["b": ["...": 1]]]]],
    ])
    func `refuses digests anywhere but at the top, also in a field`(value: JSONValue) throws {
        var payload = Self.visible
        payload["place"] = value
        let object = try Self.signed(payload: payload, [])
        #expect(try refusal { try Self.verify(object) } == .misplacedDisclosureDigests)
        #expect(try refusal { try Self.signed(["place": value]) } == .misplacedDisclosureDigests)
    }

    @Test func `does not sign visible members of reserved names`() throws {
        var generator = RepeatableGenerator(seed: 3)
        for name in ["_sd", "_sd_alg", "..."] {
            var visible = Self.visible
            visible[name] = "sha-256"
            let code = try refusal {
                try SDJWT.sign(visible: visible, fields: [:], typ: "t", key: Self.key, using: &generator)
            }
            #expect(code == .misplacedDisclosureDigests)
        }
    }

    @Test func `takes 64 fields and no more`() throws {
        var fields = JSONObject()
        for number in 0..<64 { fields["field\(number)"] = .integer(Int64(number)) }
        #expect(try Self.verify(Self.signed(fields)).openedCount == 64)
        fields["more"] = 1
        #expect(try refusal { try Self.signed(fields) } == .tooManyDisclosures)
        let digests = try (0..<65).map { try Self.disclosure("a", seed: $0) }
        let object = try Self.signed(payload: Self.payload(digests), [])
        #expect(try refusal { try Self.verify(object, .partial) } == .tooManyDisclosures)
    }

    @Test func `refuses more than 262,144 octets`() throws {
        let long = JSONValue.string(String(repeating: "x", count: 200_000))
        #expect(try refusal { try Self.signed(["text": long]) } == .tooLarge)
        let bytes = [UInt8](repeating: UInt8(ascii: "~"), count: SDJWT.maxBytes + 1)
        #expect(try refusal { try SDJWT(parsing: bytes) } == .tooLarge)
    }

    @Test func `needs the tilde at the end and takes no key-binding JWT`() throws {
        let bytes = try Self.signed().bytes
        let binding = Array("eyJhbGciOiJFUzI1NiJ9.e30.AAAA".utf8)
        for wrong in [
            Array(bytes.dropLast()), bytes + binding, Array(bytes.prefix { $0 != UInt8(ascii: "~") }),
        ] {
            #expect(try refusal { try SDJWT(parsing: wrong) } == .malformedSignedObject)
        }
        #expect(
            try refusal { try SDJWT(parsing: bytes + binding + [UInt8(ascii: "~")]) } == .malformedDisclosure
        )
        #expect(try refusal { try SDJWT(parsing: bytes + [UInt8(ascii: "~")]) } == .malformedDisclosure)
    }

    @Test func `refuses another type, another key and a changed payload`() throws {
        let object = try Self.signed()
        let key = Self.key.verificationKey
        let other = SampleKeys.signing(.ed25519, seed: 2).verificationKey
        let typ = "herald-approval+jwt"
        #expect(try refusal { try object.verify(with: key, typ: typ, mode: .partial) } == .wrongType)
        #expect(try refusal { try object.verify(with: other, typ: Self.typ, mode: .partial) } == .wrongKey)
        let text = String(decoding: object.bytes, as: UTF8.self).split(separator: "~")
        let parts = text[0].split(separator: ".")
        let changed = Base64URL.encode(Array(#"{"v":2}"#.utf8))
        let forged = try SDJWT(issuerJWT: Array("\(parts[0]).\(changed).\(parts[2])".utf8), disclosures: [])
        #expect(try refusal { try Self.verify(forged) } == .badSignature)
    }

    @Test func `two objects of the same fields have no digest in common`() throws {
        var generator = RepeatableGenerator(seed: 9)
        let digests = try (0..<2).map { _ in
            let object = try SDJWT.sign(
                visible: Self.visible,
                fields: Self.fields,
                typ: Self.typ,
                key: Self.key,
                using: &generator
            )
            return Set(object.presentation.disclosures.map { $0.digest })
        }
        #expect(digests[0].isDisjoint(with: digests[1]))
    }
}
