// SPDX-License-Identifier: Apache-2.0

internal import StrictJSON

extension KeyFile {
    /// Reads a file and refuses other members, other algorithms and costs out of range.
    ///
    /// Spends nothing on the passphrase yet.
    package init(parsing bytes: [UInt8]) throws(SecurityError) {
        let limits = JSONLimits(maxBytes: Self.maxBytes, maxDepth: 4)
        do {
            var reader = try ObjectReader(value: StrictJSONParser.parse(bytes, limits: limits))
            guard try reader.value("format") == .string(Self.format) else {
                throw SecurityError(.malformedKeyFile, "not a key file of this version")
            }
            let use = try Self.checked(use: reader.string("use"))
            let publicJWK = try reader.value("public")
            let plain = reader.optionalValue("private")
            let secret: Secret
            if let plain {
                secret = .plain(plain)
            } else {
                secret = .encrypted(try EncryptedSecret(&reader))
            }
            try reader.finish()
            self.init(use: use, publicJWK: publicJWK, secret: secret)
        } catch let error as SecurityError {
            throw error
        } catch {
            throw SecurityError(.malformedKeyFile, String(describing: error))
        }
    }

    /// The bytes to store: canonical JSON and a line feed.
    package var bytes: [UInt8] {
        var object: JSONObject
        switch secret {
        case .plain(let jwk):
            object = ["format": .string(Self.format), "private": jwk, "public": publicJWK]
            object["use"] = .string(use)
        case .encrypted(let encrypted):
            object = encrypted.members((use: use, publicJWK: publicJWK))
            object["ciphertext"] = .string(Base64URL.encode(encrypted.ciphertext))
        }
        return CanonicalJSON.encode(.object(object)) + Array("\n".utf8)
    }
}

extension EncryptedSecret {
    fileprivate init(_ reader: inout ObjectReader) throws {
        var kdf = try reader.object("kdf")
        let rounds = try kdf.integer("n")
        guard try kdf.value("name") == "scrypt", try kdf.integer("r") == PassphraseCost.blockSize,
            try kdf.integer("p") == PassphraseCost.parallelism, try reader.value("cipher") == "C20P"
        else { throw SecurityError(.keyFileCost, "another key derivation or cipher than this version's") }
        cost = try PassphraseCost(rounds: Int(rounds))
        salt = try kdf.bytes("salt", count: Self.saltCount)
        try kdf.finish()
        nonce = try reader.bytes("iv", count: Self.nonceCount)
        ciphertext = try reader.bytes("ciphertext")
    }
}
