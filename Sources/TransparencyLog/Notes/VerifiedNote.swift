// SPDX-License-Identifier: Apache-2.0

/// A note of which at least one signature was verified under a given key.
///
/// Only `SignedNote.verified(by:)` makes one.
public struct VerifiedNote: Hashable, Sendable {
    /// A key whose signature holds, with the time it states.
    public struct Signer: Hashable, Sendable {
        public let key: VerifierKey
        /// Seconds since 1970 as the cosigner states them; nil for a signature that states no time.
        public let time: UInt64?

        /// Throws `bad-signature` unless the signature over the text holds under the key.
        fileprivate init(
            key: VerifierKey,
            verifying signature: NoteSignature,
            of text: [UInt8]
        ) throws(LogError) {
            let isGood: Bool
            switch key.algorithm {
            case .ed25519:
                isGood = signature.blob.count == 64 && key.key.isSignature(signature.blob, of: text)
                time = nil
            case .cosignatureV1:
                let stated = signature.blob.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
                let message = Cosignature.message(time: stated, text: text)
                isGood =
                    signature.blob.count == 72 && Cosignature.isTime(stated)
                    && key.key.isSignature(signature.blob.dropFirst(8), of: message)
                time = stated
            }
            guard isGood else {
                throw LogError(.badSignature, "a signature by a known key does not hold")
            }
            self.key = key
        }
    }

    public let note: SignedNote
    /// In the order of the signature lines.
    public let signers: [Signer]

    fileprivate init(note: SignedNote, signers: [Signer]) {
        self.note = note
        self.signers = signers
    }
}

extension SignedNote {
    /// Verifies every signature that bears the name and ID of one of these keys.
    ///
    /// Signatures by other keys are ignored. Throws `bad-signature` where one of a given key is wrong,
    /// `no-known-signature` where none is by a given key, and `ambiguous-key` where two of the keys
    /// share a name and ID that a signature bears.
    public func verified(by keys: [VerifierKey]) throws(LogError) -> VerifiedNote {
        var signers: [VerifiedNote.Signer] = []
        for signature in signatures {
            let matching = keys.filter { $0.matches(signature) }
            guard let key = matching.first else { continue }
            guard matching.count == 1 else {
                throw LogError(.ambiguousKey, "two of the given keys have one name and key ID")
            }
            let signer = try VerifiedNote.Signer(key: key, verifying: signature, of: text)
            if !signers.contains(where: { $0.key == key && $0.time == signer.time }) {
                signers.append(signer)
            }
        }
        guard !signers.isEmpty else { throw LogError(.noKnownSignature, "no signature is by a given key") }
        return VerifiedNote(note: self, signers: signers)
    }
}
