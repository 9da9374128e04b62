// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat
internal import StrictJSON

/// The keys of one card version, read once.
struct CardKeys: Sendable {
    struct Signing: Sendable {
        let key: VerificationKey
        let use: KeyUse
        let validity: KeyValidity
    }

    struct Sealing: Sendable {
        let key: SealingPublicKey
        let validity: KeyValidity
    }

    struct Officer: Sendable {
        let key: VerificationKey
        let officer: CardOfficer
    }

    let root: VerificationKey
    /// Keys of the party that sign, by name: one key stands in a card once.
    let signing: [KeyID: Signing]
    /// In the order of the card.
    let sealing: [Sealing]
    let officers: [KeyID: Officer]
}

/// Makes keys of the JWKs of a chain of cards, each JWK once however many versions hold it.
struct CardKeyReader {
    private var signing: [JSONObject: VerificationKey] = [:]
    private var sealing: [JSONObject: SealingPublicKey] = [:]

    /// Refuses what is not a key, a key of a type that its use does not have, and a key that stands twice.
    mutating func read(_ card: CardPayload) throws(SecurityError) -> CardKeys {
        let root = try verificationKey(card.root)
        var names: Set<KeyID> = [root.kid]
        var signing: [KeyID: CardKeys.Signing] = [:]
        var sealing: [CardKeys.Sealing] = []
        var officers: [KeyID: CardKeys.Officer] = [:]
        for key in card.keys {
            if key.use == .sealing {
                let read = try sealingKey(key.jwk)
                try Self.insert(read.kid, into: &names)
                sealing.append(CardKeys.Sealing(key: read, validity: key.validity))
            } else {
                let read = try verificationKey(key.jwk)
                guard read.algorithm == .ed25519 || (key.use != .log && key.use != .witness) else {
                    throw SecurityError(.unsupportedKey, "keys of logs and witnesses are Ed25519 keys")
                }
                try Self.insert(read.kid, into: &names)
                signing[read.kid] = CardKeys.Signing(key: read, use: key.use, validity: key.validity)
            }
        }
        for officer in card.officers {
            let read = try verificationKey(officer.jwk)
            try Self.insert(read.kid, into: &names)
            officers[read.kid] = CardKeys.Officer(key: read, officer: officer)
        }
        guard card.revoked.allSatisfy({ !names.contains($0.kid) }) else {
            throw SecurityError(.malformedCard, "the card holds a key that it revokes")
        }
        return CardKeys(root: root, signing: signing, sealing: sealing, officers: officers)
    }

    private static func insert(_ name: KeyID, into names: inout Set<KeyID>) throws(SecurityError) {
        guard names.insert(name).inserted else {
            throw SecurityError(.malformedCard, "one key stands in the card twice")
        }
    }

    mutating func verificationKey(_ jwk: JSONObject) throws(SecurityError) -> VerificationKey {
        if let known = signing[jwk] { return known }
        let key = try VerificationKey(jwk: .object(jwk))
        signing[jwk] = key
        return key
    }

    private mutating func sealingKey(_ jwk: JSONObject) throws(SecurityError) -> SealingPublicKey {
        if let known = sealing[jwk] { return known }
        let key = try SealingPublicKey(jwk: .object(jwk))
        guard key.suite == .xwing else {
            throw SecurityError(.unsupportedKey, "sealing keys are X-Wing keys")
        }
        sealing[jwk] = key
        return key
    }
}
