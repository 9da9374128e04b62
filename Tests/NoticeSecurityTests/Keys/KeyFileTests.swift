// SPDX-License-Identifier: Apache-2.0

import NoticeSecurity
import StrictJSON
import Testing

struct KeyFileTests {
    private static let passphrase = Array("correct horse".utf8)

    private static func encrypted(_ key: PrivateKey) throws -> KeyFile {
        var generator = RepeatableGenerator(seed: 7)
        let cost = try PassphraseCost(rounds: 1 << 10)
        return try KeyFile(key, use: "notice", passphrase: passphrase, cost: cost, using: &generator)
    }

    private static func altered(
        _ file: KeyFile,
        _ change: (inout JSONObject) -> Void
    ) throws -> [UInt8] {
        guard case .object(var object) = try StrictJSONParser.parse(file.bytes) else { return [] }
        change(&object)
        return CanonicalJSON.encode(.object(object))
    }

    @Test func `gives back every kind of key, plain and under a passphrase`() throws {
        let keys: [PrivateKey] = [
            .signing(SampleKeys.signing(.ed25519)), .signing(SampleKeys.signing(.es256)),
            .sealing(try SampleKeys.sealing(.xwing)), .sealing(try SampleKeys.sealing(.x25519)),
        ]
        for key in keys {
            let plain = try KeyFile(parsing: KeyFile(key, use: "log").bytes)
            #expect(plain.use == "log" && !plain.needsPassphrase)
            #expect(try plain.key().thumbprint == key.thumbprint)
            let closed = try KeyFile(parsing: Self.encrypted(key).bytes)
            #expect(closed.use == "notice" && closed.needsPassphrase)
            #expect(closed.publicJWK == key.publicJWK)
            #expect(try closed.key(passphrase: Self.passphrase).privateJWK == key.privateJWK)
        }
    }

    @Test func `a file under a passphrase holds no octet of the secret in clear`() throws {
        let key = SampleKeys.signing(.ed25519)
        guard case .object(let jwk) = key.privateJWK, case .string(let secret)? = jwk["d"] else { return }
        let file = try Self.encrypted(.signing(key))
        #expect(!String(decoding: file.bytes, as: UTF8.self).contains(secret))
        let plain = try KeyFile(.signing(key), use: "log")
        for text in ["\(plain)", String(reflecting: plain), "\([plain])"] { #expect(!text.contains(secret)) }
    }

    @Test func `stays closed without the passphrase and with another one`() throws {
        let file = try Self.encrypted(.signing(SampleKeys.signing(.ed25519)))
        #expect(try refusal { try file.key() } == .passphraseNeeded)
        #expect(try refusal { try file.key(passphrase: Array("wrong".utf8)) } == .wrongPassphrase)
    }

    @Test func `does not take an empty passphrase`() throws {
        var generator = RepeatableGenerator(seed: 7)
        let key = PrivateKey.signing(SampleKeys.signing(.ed25519))
        #expect(
            try refusal { try KeyFile(key, use: "log", passphrase: [], using: &generator) }
                == .passphraseNeeded
        )
    }

    @Test func `does not open when any other member was changed`() throws {
        let file = try Self.encrypted(.signing(SampleKeys.signing(.ed25519)))
        let other = SampleKeys.signing(.ed25519, seed: 2).verificationKey.jwk
        for change: (inout JSONObject) -> Void in [
            { $0["use"] = "root" }, { $0["public"] = other },
            { $0["iv"] = .string(Base64URL.encode([UInt8](repeating: 0, count: 12))) },
            { $0["ciphertext"] = "" },
        ] {
            let read = try KeyFile(parsing: Self.altered(file, change))
            #expect(try refusal { try read.key(passphrase: Self.passphrase) } == .wrongPassphrase)
        }
    }

    @Test func `refuses a plain file whose public key is another's`() throws {
        let file = try KeyFile(.signing(SampleKeys.signing(.ed25519)), use: "log")
        let other = SampleKeys.signing(.ed25519, seed: 2).verificationKey.jwk
        let read = try KeyFile(parsing: Self.altered(file) { $0["public"] = other })
        #expect(try refusal { try read.key() } == .keyPairMismatch)
    }

    @Test(arguments: [512, 100_000, 1 << 19, 1 << 30, 0, -1024])
    func `refuses a cost that would exhaust memory or that is no power of two`(rounds: Int) throws {
        #expect(try refusal { try PassphraseCost(rounds: rounds) } == .keyFileCost)
        let file = try Self.encrypted(.signing(SampleKeys.signing(.ed25519)))
        let bytes = try Self.altered(file) { object in
            guard case .object(var kdf)? = object["kdf"] else { return }
            kdf["n"] = .integer(Int64(rounds))
            object["kdf"] = .object(kdf)
        }
        #expect(try refusal { try KeyFile(parsing: bytes) } == .keyFileCost)
    }

    @Test(arguments: [
        ("r", JSONValue.integer(1 << 20)), ("p", .integer(64)), ("name", "argon2id"),
    ])
    func `refuses other parameters of the key derivation`(name: String, value: JSONValue) throws {
        let file = try Self.encrypted(.signing(SampleKeys.signing(.ed25519)))
        let bytes = try Self.altered(file) { object in
            guard case .object(var kdf)? = object["kdf"] else { return }
            kdf[name] = value
            object["kdf"] = .object(kdf)
        }
        #expect(try refusal { try KeyFile(parsing: bytes) } == .keyFileCost)
    }

    @Test func `refuses what is not a key file`() throws {
        let plain = try KeyFile(.signing(SampleKeys.signing(.ed25519)), use: "log")
        for change: (inout JSONObject) -> Void in [
            { $0["format"] = "herald-key-file/v2" }, { $0["more"] = 1 }, { $0["use"] = "A b" },
            { $0["use"] = "" }, { $0["public"] = nil }, { $0["private"] = nil },
        ] {
            let bytes = try Self.altered(plain, change)
            #expect(try refusal { try KeyFile(parsing: bytes) } == .malformedKeyFile)
        }
        #expect(try refusal { try KeyFile(parsing: []) } == .malformedKeyFile)
        let large = [UInt8](repeating: 0x20, count: KeyFile.maxBytes + 1)
        #expect(try refusal { try KeyFile(parsing: large) } == .malformedKeyFile)
    }

    @Test func `the standard cost is 2^17`() {
        #expect(PassphraseCost.standard.rounds == 131_072)
    }
}
