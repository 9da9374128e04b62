// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat
internal import StrictJSON
package import TransparencyLog

/// All versions of one party's card that a verifier holds, from version 1 without a gap.
///
/// Only ``CardVerifier`` makes one. That the party is who it says is shown by nothing in it: compare the
/// ``fingerprint`` over another route. Keys are read once, when the chain is verified.
package struct VerifiedCardChain: Sendable {
    private struct KnownKey: Sendable {
        let key: VerificationKey
        let use: KeyUse
        var validities: [KeyValidity]
    }

    package let party: PartyID
    /// Oldest first.
    package private(set) var versions: [VerifiedCard]
    /// Verify the party's checkpoints, each under the origin of the version it stands in; oldest first.
    package private(set) var logKeys: [VerifierKey] = []
    /// Verify the party's cosignatures, each under the name of the version it stands in; oldest first.
    package private(set) var witnessKeys: [VerifierKey] = []
    private var positions: [ObjectID: Int] = [:]
    private var known: [KeyID: [KnownKey]] = [:]

    init(first: VerifiedCard) throws(SecurityError) {
        party = first.payload.party
        versions = []
        try append(first)
    }

    /// Adds a version that ``CardVerifier`` found to follow the last one.
    mutating func append(_ card: VerifiedCard) throws(SecurityError) {
        for found in card.keys.signing.values { add(found) }
        try addNoteKeys(of: card)
        positions[card.id] = versions.count
        versions.append(card)
    }

    package var latest: VerifiedCard { versions[versions.count - 1] }

    package func card(_ id: ObjectID) -> VerifiedCard? { positions[id].map { versions[$0] } }

    /// The key of this name, if a version holds it for this use.
    ///
    /// With a time, the key has to be valid at it in a version that holds it.
    package func key(_ kid: KeyID, use: KeyUse, at time: Timestamp? = nil) -> VerificationKey? {
        let found = known[kid]?.first { $0.use == use }
        guard let found else { return nil }
        guard let time else { return found.key }
        return found.validities.contains { $0.contains(time) } ? found.key : nil
    }

    /// Whether any version names this key: for signing, sealing, an officer, or as root.
    package func names(_ kid: KeyID) -> Bool {
        known[kid] != nil
            || versions.contains { card in
                card.officer(kid) != nil || card.keys.sealing.contains { $0.key.kid == kid }
            }
    }

    /// The officer with this key in exactly that version.
    package func officer(_ kid: KeyID, in card: ObjectID) -> CardOfficer? { self.card(card)?.officer(kid) }

    /// Keys of the latest version that envelopes can be sealed to at that time.
    package func sealingKeys(at time: Timestamp) -> [SealingPublicKey] { latest.sealingKeys(at: time) }

    /// The newest log key of the latest version.
    package var logKey: VerifierKey? { logKeys.last }

    /// Forty digits in eight groups, the same for every version; people compare them (card.md, section 2).
    package var fingerprint: String {
        CardFingerprint.text(party: party, firstRoot: versions[0].keys.root.thumbprint)
    }

    /// The card file, canonical.
    package var fileBytes: [UInt8] { CardChainFile(cards: versions.map(\.jws)).payload }

    private mutating func add(_ found: CardKeys.Signing) {
        let name = found.key.kid
        if let position = known[name]?.firstIndex(where: { $0.use == found.use }) {
            if known[name]?[position].validities.contains(found.validity) == false {
                known[name]?[position].validities.append(found.validity)
            }
        } else {
            let key = KnownKey(key: found.key, use: found.use, validities: [found.validity])
            known[name, default: []].append(key)
        }
    }

    private mutating func addNoteKeys(of card: VerifiedCard) throws(SecurityError) {
        for key in card.payload.keys {
            switch key.use {
            case .log:
                try Self.add(key, named: card.payload.log.origin, .ed25519, to: &logKeys)
            case .witness:
                guard let name = card.payload.witness?.name else { continue }
                try Self.add(key, named: name, .cosignatureV1, to: &witnessKeys)
            default: continue
            }
        }
    }

    private static func add(
        _ key: CardKey,
        named name: String,
        _ algorithm: VerifierKey.Algorithm,
        to list: inout [VerifierKey]
    ) throws(SecurityError) {
        guard case .string(let text)? = key.jwk["x"], let octets = try? Base64URL.decode(text),
            let made = try? VerifierKey(name: name, algorithm: algorithm, publicKey: octets)
        else { throw SecurityError(.malformedCard, "origin or witness name cannot stand in a signed note") }
        list.removeAll { $0 == made }
        list.append(made)
    }
}
