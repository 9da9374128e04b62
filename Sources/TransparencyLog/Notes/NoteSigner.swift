// SPDX-License-Identifier: Apache-2.0

package import Crypto
internal import FoundationEssentials

/// Signs the text of notes with the Ed25519 key of a log (type 0x01).
package struct NoteSigner: Sendable {
    package let verifierKey: VerifierKey
    private let key: Curve25519.Signing.PrivateKey

    /// Throws `malformed-name` for a name that signed-note forbids.
    package init(name: String, key: Curve25519.Signing.PrivateKey) throws(LogError) {
        let publicKey = Array(key.publicKey.rawRepresentation)
        verifierKey = try VerifierKey(name: name, algorithm: .ed25519, publicKey: publicKey)
        self.key = key
    }

    /// Throws `malformed-note` for a text that no note may have, and whatever the key throws.
    package func signature(of text: [UInt8]) throws -> NoteSignature {
        _ = try SignedNote(text: text, signatures: [])
        return try NoteSignature(
            name: verifierKey.name,
            keyID: verifierKey.keyID,
            blob: Array(key.signature(for: text))
        )
    }
}

/// Cosigns checkpoints at a stated time with the Ed25519 key of a witness (type 0x04).
package struct Cosigner: Sendable {
    package let verifierKey: VerifierKey
    private let key: Curve25519.Signing.PrivateKey

    /// Throws `malformed-name` for a name that signed-note forbids.
    package init(name: String, key: Curve25519.Signing.PrivateKey) throws(LogError) {
        let publicKey = Array(key.publicKey.rawRepresentation)
        verifierKey = try VerifierKey(name: name, algorithm: .cosignatureV1, publicKey: publicKey)
        self.key = key
    }

    /// Cosigns a checkpoint all of whose entries are held and served, as a mirror with a key of its own.
    ///
    /// Throws `out-of-range` as a witness's cosignature does.
    package func mirrorCosignature(of note: SignedNote, at time: UInt64) throws -> NoteSignature {
        try cosignature(of: note.text, at: time)
    }

    /// Cosigns the whole text of a checkpoint, at a time in seconds since 1970.
    ///
    /// Throws `out-of-range` for a time of zero or of more than 63 bits. Whether the checkpoint may be
    /// cosigned is for `WitnessDecision` to say.
    func cosignature(of text: [UInt8], at time: UInt64) throws -> NoteSignature {
        guard Cosignature.isTime(time) else {
            throw LogError(.outOfRange, "a time is not zero and has at most 63 bits")
        }
        let signature = try key.signature(for: Cosignature.message(time: time, text: text))
        let timeBytes = (0..<8).map { UInt8(truncatingIfNeeded: time >> (56 - 8 * $0)) }
        return NoteSignature(
            name: verifierKey.name,
            keyID: verifierKey.keyID,
            blob: timeBytes + Array(signature)
        )
    }
}
