// SPDX-License-Identifier: Apache-2.0

import NoticeSecurity
import StrictJSON
import Testing

struct SealedMessageTests {
    private static let profile = SealedProfile(typ: "test+jwe", member: "test", maxBytes: 10_000)
    private static let plaintext = Array("Leave the valley".utf8)
    private static let members: JSONObject = ["v": 1, "to": "b.example"]

    private static func sealed(_ suite: HPKESuite, to seed: UInt64 = 1) throws -> SealedMessage {
        var generator = RepeatableGenerator(seed: 4)
        return try SealedMessage.seal(
            plaintext,
            members: members,
            to: SampleKeys.sealing(suite, seed: seed).publicKey,
            profile: profile,
            using: &generator
        )
    }

    private static func parts(_ message: SealedMessage) throws -> JSONObject {
        guard case .object(let object) = try StrictJSONParser.parse(message.bytes) else { return [:] }
        return object
    }

    /// The message with other outer members.
    private static func altered(
        _ message: SealedMessage,
        _ change: (inout JSONObject) -> Void
    ) throws -> [UInt8] {
        var object = try parts(message)
        change(&object)
        return CanonicalJSON.encode(.object(object))
    }

    /// The message with another protected header.
    private static func altered(
        header message: SealedMessage,
        _ change: (inout JSONObject) -> Void
    ) throws -> [UInt8] {
        try altered(message) { object in
            guard case .string(let text)? = object["protected"], let bytes = try? Base64URL.decode(text),
                case .object(var header)? = try? StrictJSONParser.parse(bytes)
            else { return }
            change(&header)
            object["protected"] = .string(Base64URL.encode(CanonicalJSON.encode(.object(header))))
        }
    }

    @Test(arguments: HPKESuite.allCases)
    func `opens for its recipient, with the header as it was sealed`(suite: HPKESuite) throws {
        let sealed = try Self.sealed(suite)
        let read = try SealedMessage(parsing: sealed.bytes, profile: Self.profile)
        let key = try SampleKeys.sealing(suite)
        #expect(read.header.suite == suite)
        #expect(read.header.keyID == key.publicKey.thumbprint)
        #expect(read.header.members["to"] == "b.example" && read.header.members["kc"] != nil)
        #expect(try read.open(with: key) == Self.plaintext)
    }

    @Test(arguments: HPKESuite.allCases)
    func `stays closed for anyone else, also under the recipient's name`(suite: HPKESuite) throws {
        let sealed = try Self.sealed(suite)
        let other = try SampleKeys.sealing(suite, seed: 2)
        #expect(try refusal { try sealed.open(with: other) } == .wrongKey)
        let renamed = try Self.altered(header: sealed) {
            $0["kid"] = .string(other.publicKey.thumbprint.text)
        }
        let read = try SealedMessage(parsing: renamed, profile: Self.profile)
        // X-Wing and X25519 give another secret, under which the wrapped key does not open.
        #expect(try refusal { try read.open(with: other) } == .notUnwrapped)
    }

    @Test func `the empty plaintext and one of exactly the limit are sealed, a longer one is not`() throws {
        var generator = RepeatableGenerator(seed: 4)
        let key = try SampleKeys.sealing(.x25519)
        for count in [0, 5000] {
            let sealed = try SealedMessage.seal(
                [UInt8](repeating: 7, count: count),
                members: [:],
                to: key.publicKey,
                profile: Self.profile,
                using: &generator
            )
            #expect(try sealed.open(with: key).count == count)
        }
        let code = try refusal {
            try SealedMessage.seal(
                [UInt8](repeating: 7, count: 10_000),
                members: [:],
                to: key.publicKey,
                profile: Self.profile,
                using: &generator
            )
        }
        #expect(code == .tooLarge)
    }

    @Test func `any changed octet is refused`() throws {
        let sealed = try Self.sealed(.x25519)
        let key = try SampleKeys.sealing(.x25519)
        for position in sealed.bytes.indices {
            var bytes = sealed.bytes
            bytes[position] ^= 1
            let code = try refusal {
                try SealedMessage(parsing: bytes, profile: Self.profile).open(with: key)
            }
            #expect(code != nil, "octet \(position)")
        }
    }

    @Test func `a changed header is refused though key and commitment hold`() throws {
        let sealed = try Self.sealed(.xwing)
        let changed = try Self.altered(header: sealed) { header in
            guard case .object(var inner)? = header["test"] else { return }
            inner["to"] = "c.example"
            header["test"] = .object(inner)
        }
        let read = try SealedMessage(parsing: changed, profile: Self.profile)
        #expect(read.header.members["to"] == "c.example")
        #expect(try refusal { try read.open(with: SampleKeys.sealing(.xwing)) } == .notDecrypted)
    }

    @Test func `another commitment is refused before the content is touched`() throws {
        let sealed = try Self.sealed(.xwing)
        let changed = try Self.altered(header: sealed) { header in
            guard case .object(var inner)? = header["test"] else { return }
            inner["kc"] = .string(ObjectDigest(of: [1]).text)
            header["test"] = .object(inner)
        }
        let read = try SealedMessage(parsing: changed, profile: Self.profile)
        let code = try refusal { try read.open(with: SampleKeys.sealing(.xwing)) }
        #expect(code == .keyCommitmentMismatch)
    }

    @Test(arguments: HPKESuite.allCases)
    func `refuses an encapsulated key that makes the X25519 secret zero`(suite: HPKESuite) throws {
        let sealed = try Self.sealed(suite)
        for (low, code) in [(UInt8(0), SecurityError.Code.lowOrderKey), (1, .lowOrderKey)] {
            let changed = try Self.altered(header: sealed) { header in
                guard case .string(let text)? = header["ek"], let bytes = try? Base64URL.decode(text) else {
                    return
                }
                let point = [low] + [UInt8](repeating: 0, count: 31)
                header["ek"] = .string(Base64URL.encode(bytes.dropLast(32) + point))
            }
            let read = try SealedMessage(parsing: changed, profile: Self.profile)
            #expect(try refusal { try read.open(with: SampleKeys.sealing(suite)) } == code)
        }
    }

    @Test(
        arguments: [
            ("alg", "HPKE-0-KE", .unsupportedSuite), ("alg", "HPKE-4", .unsupportedSuite),
            ("alg", "HPKE-4-\u{212A}E", .unsupportedSuite), ("alg", nil, .malformedSealedMessage),
            ("enc", "A256GCM", .unsupportedSuite), ("typ", "herald-envelope+jwe", .wrongType),
            ("crit", [], .wrongType), ("crit", ["test", "zip"], .wrongType),
            ("zip", "DEF", .malformedSealedMessage), ("kid", "short", .malformedSealedMessage),
            ("ek", "AAAA", .malformedSealedMessage), ("ek", nil, .malformedSealedMessage),
            ("test", [:], .malformedSealedMessage), ("test", ["kc": "short"], .malformedSealedMessage),
            ("test", nil, .malformedSealedMessage),
        ] as [(String, JSONValue?, SecurityError.Code)]
    )
    func `the header has exactly its members`(
        name: String,
        value: JSONValue?,
        code: SecurityError.Code
    ) throws {
        let bytes = try Self.altered(header: Self.sealed(.x25519)) { $0[name] = value }
        #expect(try refusal { try SealedMessage(parsing: bytes, profile: Self.profile) } == code)
    }

    @Test(
        arguments: [
            ("aad", "AA"), ("header", [:]), ("recipients", []), ("unprotected", [:]), ("iv", "AAAA"),
            ("tag", "AAAA"), ("encrypted_key", "AAAA"),
            ("ciphertext", "A"), ("ciphertext", nil), ("protected", nil), ("protected", "e30="),
            ("protected", "e30"),
            ("tag", nil), ("iv", nil), ("encrypted_key", nil),
        ] as [(String, JSONValue?)]
    )
    func `the message has exactly its members`(name: String, value: JSONValue?) throws {
        let bytes = try Self.altered(Self.sealed(.x25519)) { $0[name] = value }
        let code = try refusal { try SealedMessage(parsing: bytes, profile: Self.profile) }
        #expect(code == .malformedSealedMessage)
    }

    @Test func `refuses what is not canonical, and more octets than the profile allows`() throws {
        let sealed = try Self.sealed(.x25519)
        let spaced = sealed.bytes + [0x20]
        #expect(
            try refusal { try SealedMessage(parsing: spaced, profile: Self.profile) }
                == .malformedSealedMessage
        )
        let small = SealedProfile(typ: "test+jwe", member: "test", maxBytes: sealed.bytes.count - 1)
        #expect(try refusal { try SealedMessage(parsing: sealed.bytes, profile: small) } == .tooLarge)
    }

    @Test func `never repeats a content key, a nonce or an encapsulation`() throws {
        var generator = SystemRandomNumberGenerator()
        let key = try SampleKeys.sealing(.xwing).publicKey
        let messages = try (0..<2).map { _ in
            try SealedMessage.seal([1], members: [:], to: key, profile: Self.profile, using: &generator)
        }
        for name in ["ciphertext", "encrypted_key", "iv", "protected", "tag"] {
            let values = try messages.map { try Self.parts($0)[name] }
            #expect(name == "ciphertext" || values[0] != values[1])
        }
    }
}
