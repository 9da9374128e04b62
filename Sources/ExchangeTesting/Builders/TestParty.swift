// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat
package import NoticeSecurity
package import StrictJSON

/// A party with keys that follow from its name and a seed, a card, and officers.
///
/// The officers of a fresh party are two releasers (`Releaser One`, `Releaser Two`), a drafter, a watch and a
/// decision-maker; its mandate is that of `herald-node init`.
package struct TestParty: Sendable {
    package let id: PartyID
    /// Signs the next version of the card.
    package private(set) var root: SigningKey
    package let notice: SigningKey
    package let node: SigningKey
    package let transport: SigningKey
    package let log: SigningKey
    package let witness: SigningKey
    package let sealing: SealingPrivateKey
    package let officers: [TestOfficer]
    package private(set) var chain: VerifiedCardChain
    package var random: SeededRandom

    /// When fresh cards are issued and, unless a test says otherwise, everything else happens.
    package static let start = Timestamp(seconds: 1_790_000_000)

    /// Makes a party; `algorithm` is that of root, notice, node, transport and officers' keys.
    package init(
        _ name: String,
        seed: UInt64 = 1,
        algorithm: SignatureAlgorithm = .ed25519,
        change: (inout CardPayload) -> Void = { _ in }
    ) throws {
        let party = try PartyID(name)
        var random = SeededRandom(seed: party.text.utf8.reduce(seed) { $0 &* 1_099_511_628_211 ^ UInt64($1) })
        func make(_ algorithm: SignatureAlgorithm) -> SigningKey { .make(algorithm, using: &random) }
        let first = make(algorithm)
        let keys = CardSigningKeys(
            notice: make(algorithm),
            node: make(algorithm),
            transport: make(algorithm),
            log: make(.ed25519),
            witness: make(.ed25519)
        )
        let sealing = try SealingPrivateKey.make(using: &random)
        let officers = Self.usualOfficers.map { name, roles in
            TestOfficer(name: name, roles: roles, key: .make(algorithm, using: &random))
        }
        var payload = Self.card(of: party, keys, root: first, sealing, officers, random.randomID())
        change(&payload)
        chain = try CardVerifier.verify(chain: [CardSigner.sign(payload: payload, root: first)])
        id = party
        root = first
        (notice, node, transport) = (keys.notice, keys.node, keys.transport)
        (log, witness) = (keys.log, keys.witness)
        self.sealing = sealing
        self.officers = officers
        self.random = random
    }

    /// The officer of this name.
    package func officer(_ name: String) -> TestOfficer? { officers.first { $0.name == name } }

    /// Signs a next version with what a test changes in the latest, under a new root.
    @discardableResult
    package mutating func addVersion(_ change: (inout CardPayload) -> Void) throws -> VerifiedCard {
        let next = SigningKey.make(root.verificationKey.algorithm, using: &random)
        let text = try signedVersion(newRoot: next, change)
        chain = try CardVerifier.extend(known: chain, with: [text])
        root = next
        return chain.latest
    }

    /// A version that follows the latest, signed and not taken: what an equivocator hands out.
    package mutating func signedVersion(
        newRoot: SigningKey? = nil,
        _ change: (inout CardPayload) -> Void
    ) throws -> String {
        let next = newRoot ?? SigningKey.make(root.verificationKey.algorithm, using: &random)
        var payload = chain.latest.payload
        payload.jti = random.randomID()
        payload.version += 1
        payload.previous = chain.latest.id
        payload.root = Self.object(next.verificationKey.jwk)
        change(&payload)
        return try CardSigner.sign(payload: payload, root: root)
    }

    /// A public key as it stands in a card.
    package static func object(_ jwk: JSONValue) -> JSONObject {
        guard case .object(let object) = jwk else { preconditionFailure("a key is an object") }
        return object
    }

    private static let usualOfficers: [(String, Set<Role>)] = [
        ("Releaser One", [.releaser]), ("Releaser Two", [.releaser]), ("Drafter", [.drafter]),
        ("Watch", [.watch]), ("Decision Maker", [.decisionMaker]),
    ]
}
