// SPDX-License-Identifier: Apache-2.0

import Crypto
import Foundation
import NoticeSecurity
import StrictJSON
import Testing

/// The JWEs of draft-ietf-jose-hpke-encrypt, read with the library and our construction of `info`.
@Suite(.enabled(if: SecurityVectors.arePresent, "no folder of third-party vectors"))
struct JOSEHPKEVectorTests {
    private static let aeads: [String: HPKE.AEAD] = [
        "HPKE-0": .AES_GCM_128, "HPKE-3": .AES_GCM_128, "HPKE-4": .chaChaPoly, "HPKE-7": .AES_GCM_256,
    ]

    /// One JWE, taken apart.
    private struct Parts {
        var protected: String
        var header: VectorNode
        var associated: [UInt8]
        var wrappedKey: [UInt8]
        var sealed: (iv: [UInt8], ciphertext: [UInt8], tag: [UInt8])

        init(flattened: VectorNode) throws {
            protected = try flattened.text("protected")
            header = VectorNode(try StrictJSONParser.parse(try Base64URL.decode(protected)))
            let aad = flattened.find("aad") == nil ? "" : try "." + flattened.text("aad")
            associated = Array((protected + aad).utf8)
            wrappedKey = try flattened.base64URL("encrypted_key")
            sealed = (
                flattened.find("iv") == nil ? [] : try flattened.base64URL("iv"),
                try flattened.base64URL("ciphertext"),
                flattened.find("tag") == nil ? [] : try flattened.base64URL("tag")
            )
        }

        init(compact: String) throws {
            let segments = compact.split(separator: ".", omittingEmptySubsequences: false).map { String($0) }
            protected = segments[0]
            header = VectorNode(try StrictJSONParser.parse(try Base64URL.decode(protected)))
            associated = Array(protected.utf8)
            wrappedKey = try Base64URL.decode(segments[1])
            sealed = (
                try Base64URL.decode(segments[2]), try Base64URL.decode(segments[3]),
                try Base64URL.decode(segments[4])
            )
        }
    }

    private static func recipient(_ jwk: VectorNode, aead: HPKE.AEAD, info: [UInt8], ek: [UInt8]) throws
        -> HPKE.Recipient
    {
        let secret = try jwk.base64URL("d")
        if try jwk.text("crv") == "X25519" {
            let suite = HPKE.Ciphersuite(kem: .Curve25519_HKDF_SHA256, kdf: .HKDF_SHA256, aead: aead)
            return try HPKE.Recipient(
                privateKey: Curve25519.KeyAgreement.PrivateKey(rawRepresentation: secret),
                ciphersuite: suite,
                info: Data(info),
                encapsulatedKey: Data(ek)
            )
        }
        let suite = HPKE.Ciphersuite(kem: .P256_HKDF_SHA256, kdf: .HKDF_SHA256, aead: aead)
        return try HPKE.Recipient(
            privateKey: P256.KeyAgreement.PrivateKey(rawRepresentation: secret),
            ciphersuite: suite,
            info: Data(info),
            encapsulatedKey: Data(ek)
        )
    }

    /// Integrated encryption: `encrypted_key` is the encapsulated key, and HPKE encrypts the content.
    private static func openIntegrated(_ parts: Parts, _ jwk: VectorNode, _ aead: HPKE.AEAD) throws -> [UInt8]
    {
        var recipient = try recipient(jwk, aead: aead, info: [], ek: parts.wrappedKey)
        return Array(try recipient.open(parts.sealed.ciphertext, authenticating: parts.associated))
    }

    /// Key encryption: `ek` stands in the protected header, and HPKE encrypts the content key.
    private static func openWrapped(_ parts: Parts, _ jwk: VectorNode, _ aead: HPKE.AEAD) throws -> [UInt8] {
        let info = KeyWrap.info(enc: try parts.header.text("enc"))
        var recipient = try recipient(jwk, aead: aead, info: info, ek: parts.header.base64URL("ek"))
        let key = SymmetricKey(data: try recipient.open(parts.wrappedKey))
        let box = try AES.GCM.SealedBox(
            combined: parts.sealed.iv + parts.sealed.ciphertext + parts.sealed.tag
        )
        return Array(try AES.GCM.open(box, using: key, authenticating: parts.associated))
    }

    @Test func `opens the integrated and the key-encryption ones of four suites`() throws {
        var (passed, total) = (0, 0)
        var plaintexts: Set<[UInt8]> = []
        for test in try SecurityVectors.json("jose-hpke/jose-vectors.json").list() {
            let alg = try test.text("alg")
            let isWrapped = alg.hasSuffix("-KE")
            guard let aead = Self.aeads[isWrapped ? String(alg.dropLast(3)) : alg] else { continue }
            let jwk = try test.get("jwk")
            let forms = [
                try Parts(flattened: test.get("flattened")), try Parts(compact: test.text("compact")),
            ]
            for parts in forms {
                total += 1
                let open = isWrapped ? Self.openWrapped : Self.openIntegrated
                plaintexts.insert(try open(parts, jwk, aead))
                passed += 1
            }
        }
        #expect(passed == 16 && total == 16)
        #expect(plaintexts.count == 1)
        let note = "HPKE-0, 3, 4, 7 and their -KE, flattened and compact"
        SecurityVectors.report("JOSE-HPKE", passed, of: total, note: note)
    }

    @Test func `our profile refuses all of them`() throws {
        let cases = try SecurityVectors.json("jose-hpke/jose-vectors.json").list()
        for test in cases {
            let bytes = CanonicalJSON.encode(try test.get("flattened").value)
            let code = try refusal { try SealedMessage(parsing: bytes, profile: .envelope) }
            #expect(code == .malformedSealedMessage)
        }
        SecurityVectors.report("JOSE-HPKE against the profile", cases.count, of: 16, note: "refused")
    }

    @Test func `imports the X25519 key under the draft's own key id`() throws {
        let cases = try SecurityVectors.json("jose-hpke/jose-vectors.json").list()
        var count = 0
        for test in cases where test.find("jwk")?.find("crv")?.value == "X25519" {
            let jwk = try test.get("jwk")
            let key = try SealingPrivateKey(privateJWK: jwk.jwk("crv", "d", "kty", "x"))
            #expect(try key.publicKey.thumbprint.text == jwk.text("kid"))
            count += 1
        }
        #expect(count == 4)
    }
}
