// SPDX-License-Identifier: Apache-2.0

import NoticeFormat
import NoticeSecurity
import StrictJSON

/// The officer's folder: which node, under which name, the key, and the pinned cards.
struct OfficerHome {
    let folder: String
    let node: String
    let name: String
    let trustFile: String?

    static let format = "herald-officer/v1"

    init(_ options: GlobalOptions) throws {
        folder = options.homeFolder
        let path = folder + "/officer.json"
        guard Files.exists(path) else {
            throw Failure(
                .usage,
                "no-home",
                "\(folder) is not an officer's folder",
                hint: "make one with: herald init --node URL --name NAME"
            )
        }
        do {
            var reader = try ObjectReader(value: StrictJSONParser.parse(try Files.read(path, limit: 65_536)))
            guard try reader.string("format") == Self.format else {
                throw Failure(.unknown, "bad-home", "\(path) is of another version")
            }
            node = try reader.string("node")
            name = try reader.string("name")
            trustFile = try reader.optionalString("trust")
            try reader.finish()
        } catch let error as JSONError {
            throw Failure(.unknown, "bad-home", "\(path): \(error)")
        }
    }

    /// Makes the folder and the key, and returns the public JWK.
    static func make(
        folder: String,
        node: String,
        name: String,
        trustFile: String?,
        passphrase: [UInt8]?
    ) throws -> JSONValue {
        let path = folder + "/officer.json"
        guard !Files.exists(path) else {
            throw Failure(.usage, "home-exists", "\(folder) already holds an officer's key")
        }
        try Files.makePrivateFolder(folder)
        try Files.makePrivateFolder(folder + "/pins")
        var random = SystemRandomNumberGenerator()
        let key = PrivateKey.signing(.make(.ed25519, using: &random))
        let file =
            if let passphrase {
                try KeyFile(key, use: "officer", passphrase: passphrase, using: &random)
            } else {
                try KeyFile(key, use: "officer")
            }
        try KeyFileStorage.write(file, to: folder + "/officer-key.json", using: &random)
        let settings = JSONValue.object([
            ("format", .string(format)), ("name", .string(name)), ("node", .string(node)),
            ("trust", trustFile.map { .string($0) }),
        ])
        try Files.write(CanonicalJSON.encode(settings) + [0x0A], to: path)
        return key.publicJWK
    }

    func key(_ options: PassphraseOptions) throws -> SigningKey {
        let path = folder + "/officer-key.json"
        let file = try KeyFileStorage.read(path)
        let passphrase = file.needsPassphrase ? try options.passphrase(for: path) : nil
        guard case .signing(let key) = try file.key(passphrase: passphrase) else {
            throw Failure(.unknown, "bad-key-file", "\(path) does not hold a signing key")
        }
        return key
    }

    func pinPath(_ party: PartyID) -> String { "\(folder)/pins/\(party.text).card.json" }

    /// The pinned card of a party; nil if this officer has not pinned it.
    func pinned(_ party: PartyID) throws -> VerifiedCardChain? {
        let path = pinPath(party)
        guard Files.exists(path) else { return nil }
        return try CardVerifier.verify(file: Files.read(path, limit: 16 << 20))
    }
}
