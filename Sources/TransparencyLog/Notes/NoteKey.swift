// SPDX-License-Identifier: Apache-2.0

internal import Crypto
internal import FoundationEssentials

/// The private Ed25519 key of a log or of a witness, with its name, as one line of text.
///
/// The text is `PRIVATE+KEY+NAME+KEYID+BASE64(TYPE ‖ seed)`, which Go's `sumdb/note` made common: NAME and
/// KEYID are those of the `vkey`, TYPE is 0x01 for a log and 0x04 for a witness. It is a secret and has no
/// `description`.
package struct NoteKey: Sendable {
    package let verifierKey: VerifierKey
    private let key: Curve25519.Signing.PrivateKey

    private static let prefix = "PRIVATE+KEY+"

    /// Makes a new key from 32 random bytes.
    ///
    /// Throws `malformed-name` for a name that signed-note forbids, and `malformed-key` for another count.
    package init(name: String, algorithm: VerifierKey.Algorithm, seed: [UInt8]) throws(LogError) {
        guard let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: seed) else {
            throw LogError(.malformedKey, "the seed of an Ed25519 key has 32 bytes")
        }
        let publicKey = Array(key.publicKey.rawRepresentation)
        verifierKey = try VerifierKey(name: name, algorithm: algorithm, publicKey: publicKey)
        self.key = key
    }

    /// Parses the text, with or without one line feed at its end.
    ///
    /// Throws as `VerifierKey.init(parsing:)`: `wrong-key-id` where the ID is not that of the key.
    package init(parsing text: some Sequence<UInt8>) throws(LogError) {
        var bytes = Array(text)
        if bytes.last == 0x0a { bytes.removeLast() }
        let parts = bytes.split(separator: UInt8(ascii: "+"), maxSplits: 4, omittingEmptySubsequences: false)
        guard bytes.count <= 2 * LogLimits.nameByteCount, parts.count == 5, parts[0].isText("PRIVATE"),
            parts[1].isText("KEY"), let name = String(strictUTF8: parts[2]),
            let typed = Base64.decode(parts[4]), let type = typed.first
        else { throw LogError(.malformedKey, "not PRIVATE+KEY, a name, a key ID and a key") }
        guard let algorithm = VerifierKey.Algorithm(rawValue: type) else {
            throw LogError(.unsupportedAlgorithm, "not an Ed25519 key")
        }
        try self.init(name: name, algorithm: algorithm, seed: Array(typed.dropFirst()))
        guard parts[3].isText(verifierKey.keyIDText) else {
            throw LogError(.wrongKeyID, "the key ID is not that of the key")
        }
    }

    /// The secret text, without a line feed.
    package var text: String {
        let secret = Base64.encode([verifierKey.algorithm.rawValue] + Array(key.rawRepresentation))
        return "\(Self.prefix)\(verifierKey.name)+\(verifierKey.keyIDText)+\(secret)"
    }

    /// Signs as a log; `unsupported-algorithm` for the key of a witness.
    package func logSigner() throws(LogError) -> NoteSigner {
        guard verifierKey.algorithm == .ed25519 else {
            throw LogError(.unsupportedAlgorithm, "the key is that of a witness, not of a log")
        }
        return try NoteSigner(name: verifierKey.name, key: key)
    }

    /// Signs as a witness; `unsupported-algorithm` for the key of a log.
    package func cosigner() throws(LogError) -> Cosigner {
        guard verifierKey.algorithm == .cosignatureV1 else {
            throw LogError(.unsupportedAlgorithm, "the key is that of a log, not of a witness")
        }
        return try Cosigner(name: verifierKey.name, key: key)
    }
}
