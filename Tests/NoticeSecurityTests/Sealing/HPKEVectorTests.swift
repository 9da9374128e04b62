// SPDX-License-Identifier: Apache-2.0

import Crypto
import Foundation
import NoticeSecurity
import StrictJSON
import Testing

@Suite(.enabled(if: SecurityVectors.arePresent, "no folder of third-party vectors"))
struct HPKEVectorTests {
    private static func aead(_ id: Int) -> HPKE.AEAD? {
        [1: .AES_GCM_128, 2: .AES_GCM_256, 3: .chaChaPoly][id]
    }

    /// Opens every encryption and checks every export of one suite; returns how many held.
    private static func run(_ suite: VectorNode, _ recipient: inout HPKE.Recipient) throws -> (Int, Int) {
        var (passed, total) = (0, 0)
        for test in try suite.list("encryptions") {
            total += 1
            let opened = try recipient.open(test.hex("ct"), authenticating: test.hex("aad"))
            if Array(opened) == (try test.hex("pt")) { passed += 1 }
        }
        for test in try suite.list("exports") {
            total += 1
            let count = try test.find("L")?.value == nil ? 32 : test.integer("L")
            let key = try recipient.exportSecret(
                context: test.hex("exporter_context"),
                outputByteCount: count
            )
            if key.withUnsafeBytes({ Array($0) }) == (try test.hex("exported_value")) { passed += 1 }
        }
        return (passed, total)
    }

    private static func recipient<Key: HPKEDiffieHellmanPrivateKey>(
        _ key: Key,
        _ suite: VectorNode,
        _ kem: HPKE.KEM
    ) throws -> HPKE.Recipient {
        let aead = try #require(Self.aead(suite.integer("aead_id")))
        let ciphersuite = HPKE.Ciphersuite(kem: kem, kdf: .HKDF_SHA256, aead: aead)
        let info = Data(try suite.hex("info"))
        let encapsulated = Data(try suite.hex("enc"))
        guard try suite.integer("mode") == 1 else {
            return try HPKE.Recipient(
                privateKey: key,
                ciphersuite: ciphersuite,
                info: info,
                encapsulatedKey: encapsulated
            )
        }
        return try HPKE.Recipient(
            privateKey: key,
            ciphersuite: ciphersuite,
            info: info,
            encapsulatedKey: encapsulated,
            presharedKey: SymmetricKey(data: suite.hex("psk")),
            presharedKeyIdentifier: Data(suite.hex("psk_id"))
        )
    }

    @Test func `the library holds RFC 9180's vectors`() throws {
        var (passed, total) = (0, 0)
        for suite in try SecurityVectors.json("rfc9180/rfc9180-subset.json").list() {
            var recipient: HPKE.Recipient
            let secret = try suite.hex("skRm")
            if try suite.integer("kem_id") == 0x20 {
                let key = try Curve25519.KeyAgreement.PrivateKey(rawRepresentation: secret)
                recipient = try Self.recipient(key, suite, .Curve25519_HKDF_SHA256)
            } else {
                let key = try P256.KeyAgreement.PrivateKey(rawRepresentation: secret)
                recipient = try Self.recipient(key, suite, .P256_HKDF_SHA256)
            }
            let result = try Self.run(suite, &recipient)
            passed += result.0
            total += result.1
        }
        #expect(passed == 84 && total == 84)
        SecurityVectors.report("RFC 9180", passed, of: total)
    }

    @Test func `the library holds the vectors of our X-Wing suite`() throws {
        var (passed, total) = (0, 0)
        for suite in try SecurityVectors.json("hpke-pq/hpke-pq-test-vectors.json").list() {
            let ids = try ["kem_id", "kdf_id", "aead_id"].map { try suite.integer($0) }
            guard ids == [0x647A, 1, 3] else { continue }
            let key = try XWingMLKEM768X25519.PrivateKey(
                seedRepresentation: suite.hex("skRm"),
                publicKey: nil
            )
            var recipient = try HPKE.Recipient(
                privateKey: key,
                ciphersuite: HPKE.Ciphersuite(
                    kem: .XWingMLKEM768X25519,
                    kdf: .HKDF_SHA256,
                    aead: .chaChaPoly
                ),
                info: Data(suite.hex("info")),
                encapsulatedKey: Data(suite.hex("enc"))
            )
            let result = try Self.run(suite, &recipient)
            passed += result.0
            total += result.1
        }
        #expect(passed == 15 && total == 15)
        SecurityVectors.report("HPKE-PQ 0x647a HKDF-SHA256 ChaCha20-Poly1305", passed, of: total)
    }

    @Test func `a sealing key made from the X-Wing draft's seed has its public key`() throws {
        let cases = try SecurityVectors.json("xwing/xwing-test-vectors.json").list()
        var passed = 0
        for test in cases {
            let jwk: JSONValue = [
                "alg": "HPKE-XWING-KE", "kty": "AKP",
                "priv": .string(Base64URL.encode(try test.hex("sk"))),
                "pub": .string(Base64URL.encode(try test.hex("pk"))),
            ]
            let key = try SealingPrivateKey(privateJWK: jwk)
            #expect(try key.publicKey.bytes == test.hex("pk"))
            let library = try XWingMLKEM768X25519.PrivateKey(
                seedRepresentation: test.hex("sk"),
                publicKey: nil
            )
            let secret = try library.decapsulate(Data(test.hex("ct")))
            if secret.withUnsafeBytes({ Array($0) }) == (try test.hex("ss")) { passed += 1 }
        }
        #expect(passed == 3 && cases.count == 3)
        SecurityVectors.report("X-Wing", passed, of: cases.count)
    }
}
