// SPDX-License-Identifier: Apache-2.0

import Crypto
import Foundation
import NoticeSecurity
import StrictJSON
import Testing

/// A sender who wants two recipients to read two texts in "the same" sealed content.
///
/// The header of the one names content key 1 in its commitment, and so does the header of the other, as
/// a single message to both would; but the second recipient's content key is another.
struct TwoKeyAttackTests {
    private static let profile = SealedProfile(typ: "test+jwe", member: "test", maxBytes: 100_000)

    private struct Wrapped {
        let protected: String
        let encryptedKey: [UInt8]
    }

    private static func wrap(
        _ contentKey: [UInt8],
        to key: SealingPublicKey,
        committing commitment: ObjectDigest
    ) throws -> Wrapped {
        var sender = try KeyWrap.sender(to: key, enc: "C20P")
        let encrypted = try sender.seal(contentKey)
        let header: JSONValue = [
            "alg": .string(key.suite.rawValue), "crit": ["test"],
            "ek": .string(Base64URL.encode(Array(sender.encapsulatedKey))), "enc": "C20P",
            "kid": .string(key.thumbprint.text), "test": ["kc": .string(commitment.text)], "typ": "test+jwe",
        ]
        let protected = Base64URL.encode(CanonicalJSON.encode(header))
        return Wrapped(protected: protected, encryptedKey: Array(encrypted))
    }

    private static func message(_ wrapped: Wrapped, _ crafted: TwoKeyCiphertext) throws -> SealedMessage {
        let parts: JSONValue = [
            "ciphertext": .string(Base64URL.encode(crafted.ciphertext)),
            "encrypted_key": .string(Base64URL.encode(wrapped.encryptedKey)),
            "iv": .string(Base64URL.encode(crafted.nonce)), "protected": .string(wrapped.protected),
            "tag": .string(Base64URL.encode(crafted.tag)),
        ]
        return try SealedMessage(parsing: CanonicalJSON.encode(parts), profile: profile)
    }

    private static func craft(_ sides: [TwoKeyCiphertext.Side]) throws -> TwoKeyCiphertext? {
        var generator = RepeatableGenerator(seed: 11)
        let filler = generator.bytes(64)
        for _ in 0..<64 {
            let nonce = generator.bytes(12)
            if let crafted = try TwoKeyCiphertext(sides[0], sides[1], filler: filler, free: 3, nonce: nonce) {
                return crafted
            }
        }
        return nil
    }

    @Test(arguments: HPKESuite.allCases)
    func `one ciphertext for two content keys opens for the committed one only`(suite: HPKESuite) throws {
        var generator = RepeatableGenerator(seed: 10)
        let contentKeys = [generator.bytes(32), generator.bytes(32)]
        let recipients = [try SampleKeys.sealing(suite, seed: 1), try SampleKeys.sealing(suite, seed: 2)]
        let commitment = KeyCommitment.make(SymmetricKey(data: contentKeys[0]))
        let wrapped = try zip(contentKeys, recipients).map { contentKey, recipient in
            try Self.wrap(contentKey, to: recipient.publicKey, committing: commitment)
        }
        let sides = zip(contentKeys, wrapped).map { contentKey, wrapped in
            TwoKeyCiphertext.Side(key: contentKey, associated: Array(wrapped.protected.utf8))
        }
        let crafted = try #require(try Self.craft(sides))

        // The cipher alone lets both through, to different texts.
        let texts = try sides.map { side in
            let box = try ChaChaPoly.SealedBox(combined: crafted.nonce + crafted.ciphertext + crafted.tag)
            return try ChaChaPoly.open(
                box,
                using: SymmetricKey(data: side.key),
                authenticating: side.associated
            )
        }
        #expect(texts[0] != texts[1])

        let messages = try wrapped.map { try Self.message($0, crafted) }
        #expect(try messages[0].open(with: recipients[0]) == Array(texts[0]))
        #expect(try refusal { try messages[1].open(with: recipients[1]) } == .keyCommitmentMismatch)
    }

    @Test func `the field of the attack computes as it should`() {
        let number = PolyField((1...16).map { UInt8($0 * 15) })
        #expect(number * number.inverse == PolyField(1))
        #expect(number + number == number * PolyField(2))
        #expect((number - number) == PolyField(0))
        #expect(PolyField(number.bytes) == number)
        #expect(PolyField(3).power(5) == PolyField(243))
        #expect(PolyField(0) - PolyField(1) + PolyField(1) == PolyField(0))
    }
}
