// SPDX-License-Identifier: Apache-2.0

internal import Crypto
internal import StrictJSON

/// A private JWK under a passphrase: scrypt, then ChaCha20-Poly1305 with everything else in the file as
/// associated data.
struct EncryptedSecret: Sendable {
    static let saltCount = 16
    static let nonceCount = 12
    static let tagCount = 16

    let cost: PassphraseCost
    let salt: [UInt8]
    let nonce: [UInt8]
    /// Ciphertext followed by the tag.
    let ciphertext: [UInt8]

    typealias Header = (use: String, publicJWK: JSONValue)

    static func seal(
        _ plaintext: [UInt8],
        header: Header,
        passphrase: [UInt8],
        cost: PassphraseCost,
        using generator: inout some RandomNumberGenerator
    ) throws -> EncryptedSecret {
        guard !passphrase.isEmpty else { throw SecurityError(.passphraseNeeded, "the passphrase is empty") }
        let draft = EncryptedSecret(
            cost: cost,
            salt: generator.bytes(saltCount),
            nonce: generator.bytes(nonceCount),
            ciphertext: []
        )
        let box = try ChaChaPoly.seal(
            plaintext,
            using: try cost.key(passphrase: passphrase, salt: draft.salt),
            nonce: try ChaChaPoly.Nonce(data: draft.nonce),
            authenticating: draft.associatedData(header)
        )
        return EncryptedSecret(
            cost: cost,
            salt: draft.salt,
            nonce: draft.nonce,
            ciphertext: Array(box.ciphertext) + Array(box.tag)
        )
    }

    func open(header: Header, passphrase: [UInt8]) throws -> [UInt8] {
        let key = try cost.key(passphrase: passphrase, salt: salt)
        guard let box = try? ChaChaPoly.SealedBox(combined: nonce + ciphertext),
            let plaintext = try? ChaChaPoly.open(box, using: key, authenticating: associatedData(header))
        else {
            throw SecurityError(.wrongPassphrase, "the passphrase does not open the key file")
        }
        return Array(plaintext)
    }

    /// The members of the file but the ciphertext.
    func members(_ header: Header) -> JSONObject {
        JSONObject([
            ("cipher", "C20P"),
            ("format", .string(KeyFile.format)),
            ("iv", .string(Base64URL.encode(nonce))),
            (
                "kdf",
                [
                    "n": .integer(Int64(cost.rounds)),
                    "name": "scrypt",
                    "p": .integer(Int64(PassphraseCost.parallelism)),
                    "r": .integer(Int64(PassphraseCost.blockSize)),
                    "salt": .string(Base64URL.encode(salt)),
                ]
            ),
            ("public", header.publicJWK),
            ("use", .string(header.use)),
        ])
    }

    private func associatedData(_ header: Header) -> [UInt8] {
        CanonicalJSON.encode(.object(members(header)))
    }
}
