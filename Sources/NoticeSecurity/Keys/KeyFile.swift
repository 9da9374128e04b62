// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// One private key as a file: what it is for, its public half, and the secret, plain or under a passphrase.
///
/// The public half can be read without the passphrase; only opening the file shows that it belongs to the
/// secret. A plain file protects nothing by itself: see ``KeyFileStorage``.
package struct KeyFile: Sendable {
    package static let format = "herald-key-file/v1"
    package static let maxBytes = 16_384

    /// What the key is for, as `notice` or `officer`.
    package let use: String
    /// The public JWK the file claims.
    package let publicJWK: JSONValue
    let secret: Secret

    enum Secret: Sendable {
        case plain(JSONValue)
        case encrypted(EncryptedSecret)
    }

    /// Puts a key in a file of its own, readable to everyone who can read the file.
    package init(_ key: PrivateKey, use: String) throws(SecurityError) {
        self.use = try Self.checked(use: use)
        publicJWK = key.publicJWK
        secret = .plain(key.privateJWK)
    }

    /// Puts a key in a file that only the passphrase opens.
    ///
    /// Slow and hungry on purpose: see ``PassphraseCost``. An empty passphrase is refused.
    package init(
        _ key: PrivateKey,
        use: String,
        passphrase: [UInt8],
        cost: PassphraseCost = .standard,
        using generator: inout some RandomNumberGenerator
    ) throws {
        self.use = try Self.checked(use: use)
        publicJWK = key.publicJWK
        secret = .encrypted(
            try EncryptedSecret.seal(
                CanonicalJSON.encode(key.privateJWK),
                header: (use: use, publicJWK: publicJWK),
                passphrase: passphrase,
                cost: cost,
                using: &generator
            )
        )
    }

    /// Whether ``key(passphrase:)`` needs a passphrase.
    package var needsPassphrase: Bool {
        if case .encrypted = secret { true } else { false }
    }

    /// Reads the private key, and refuses one that is not the public key's (`key-pair-mismatch`).
    ///
    /// A plain file ignores the passphrase; without one, an encrypted file is refused as
    /// `passphrase-needed`. A wrong passphrase and an altered file cannot be told apart: both are
    /// `wrong-passphrase`.
    package func key(passphrase: [UInt8]? = nil) throws -> PrivateKey {
        let privateJWK: JSONValue
        switch secret {
        case .plain(let jwk): privateJWK = jwk
        case .encrypted(let encrypted):
            guard let passphrase else {
                throw SecurityError(.passphraseNeeded, "the key file needs a passphrase")
            }
            let bytes = try encrypted.open(header: (use: use, publicJWK: publicJWK), passphrase: passphrase)
            privateJWK = try SecurityError.naming(.malformedKeyFile) { () throws(JSONError) in
                try StrictJSONParser.parse(bytes)
            }
        }
        let key = try PrivateKey(privateJWK: privateJWK)
        guard key.publicJWK == publicJWK else {
            throw SecurityError(.keyPairMismatch, "the file's public key is not that of its secret")
        }
        return key
    }

    /// Refuses what is not 1 to 32 characters of `a`-`z` and `-`.
    static func checked(use: String) throws(SecurityError) -> String {
        let isName = use.utf8.allSatisfy { (0x61...0x7A).contains($0) || $0 == UInt8(ascii: "-") }
        guard isName, (1...32).contains(use.utf8.count) else {
            throw SecurityError(.malformedKeyFile, "the use of the key is not a name")
        }
        return use
    }

    init(use: String, publicJWK: JSONValue, secret: Secret) {
        self.use = use
        self.publicJWK = publicJWK
        self.secret = secret
    }
}

extension KeyFile: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String {
        "key file for \(use), \(needsPassphrase ? "under a passphrase" : "plain")"
    }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: [:]) }
}
