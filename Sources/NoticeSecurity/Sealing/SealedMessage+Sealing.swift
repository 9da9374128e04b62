// SPDX-License-Identifier: Apache-2.0

internal import Crypto
package import StrictJSON

extension SealedMessage {
    /// Seals a plaintext to one key, with the application's members in the header.
    ///
    /// Content key and nonce come from the given randomness, the encapsulation from the library's own. The
    /// commitment to the content key is added to the members as `kc`. Does not pad: the length of the
    /// plaintext shows. Refuses, as `too-large`, what no reader would take.
    package static func seal(
        _ plaintext: [UInt8],
        members: JSONObject,
        to key: SealingPublicKey,
        profile: SealedProfile,
        using generator: inout some RandomNumberGenerator
    ) throws -> SealedMessage {
        let contentKey = generator.bytes(KeyWrap.keyCount)
        let nonce = generator.bytes(12)
        return try seal(
            plaintext,
            members: members,
            to: key,
            profile: profile,
            secrets: Secrets(wrapped: contentKey, contentKey: contentKey, nonce: nonce)
        )
    }

    /// What a message is sealed with.
    struct Secrets {
        /// What the recipient unwraps: the content key, or the first share of it.
        var wrapped: [UInt8]
        var contentKey: [UInt8]
        var nonce: [UInt8]
    }

    static func seal(
        _ plaintext: [UInt8],
        members: JSONObject,
        to key: SealingPublicKey,
        profile: SealedProfile,
        secrets: Secrets
    ) throws -> SealedMessage {
        let (contentKey, nonce) = (secrets.contentKey, secrets.nonce)
        var sender = try KeyWrap.sender(to: key, enc: SealedHeader.enc)
        let wrapped = try sender.seal(secrets.wrapped)
        let secret = SymmetricKey(data: contentKey)
        let header = SealedHeader(
            suite: key.suite,
            keyID: key.thumbprint,
            members: members,
            encapsulatedKey: Array(sender.encapsulatedKey),
            keyCommitment: KeyCommitment.make(secret)
        )
        let protected = Base64URL.encode(header.canonicalBytes(profile: profile))
        let box = try ChaChaPoly.seal(
            plaintext,
            using: secret,
            nonce: ChaChaPoly.Nonce(data: nonce),
            authenticating: Array(protected.utf8)
        )
        let parts: JSONValue = [
            "ciphertext": .string(Base64URL.encode(Array(box.ciphertext))),
            "encrypted_key": .string(Base64URL.encode(Array(wrapped))),
            "iv": .string(Base64URL.encode(nonce)),
            "protected": .string(protected),
            "tag": .string(Base64URL.encode(Array(box.tag))),
        ]
        return try SealedMessage(parsing: CanonicalJSON.encode(parts), profile: profile)
    }
}
