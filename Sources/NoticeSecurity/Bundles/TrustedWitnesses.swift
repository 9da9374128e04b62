// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat
internal import StrictJSON
internal import TransparencyLog

/// The witnesses of a verifier's policy with the keys their supplied cards hold.
struct TrustedWitnesses: Sendable {
    private struct Key {
        let party: PartyID
        let key: VerifierKey
        /// In the versions of the card that hold it.
        var validities: [KeyValidity]
    }

    /// How many must agree; nil without a policy, and then nothing is a bound.
    let threshold: Int?
    /// A witness whose card is missing has no keys and never counts.
    private let keys: [Key]
    private let origins: [PartyID: [String]]

    init(policy: WitnessPolicyFile?, cards: [PartyID: VerifiedCardChain]) {
        self.init(policy?.witnesses ?? [], threshold: policy?.threshold, cards: cards)
    }

    init(_ witnesses: [PartyID], threshold: Int? = nil, cards: [PartyID: VerifiedCardChain]) {
        self.threshold = threshold
        var keys: [Key] = []
        for party in witnesses {
            guard let card = cards[party] else { continue }
            for key in Self.keys(of: card)
            where !keys.contains(where: { $0.key.publicKey == key.key.publicKey }) {
                keys.append(key)
            }
        }
        self.keys = keys
        origins = cards.mapValues { $0.logKeys.map(\.name) }
    }

    private static func keys(of card: VerifiedCardChain) -> [Key] {
        card.witnessKeys.map { key in
            let held = card.versions.flatMap(\.payload.keys).filter { held in
                held.use == .witness && held.jwk["x"] == .string(Base64URL.encode(key.publicKey))
            }
            return Key(party: card.party, key: key, validities: held.map(\.validity))
        }
    }

    /// What each trusted witness outside a log's control says about a checkpoint of that log.
    ///
    /// Refuses a note in which the signature of a trusted witness does not verify.
    func marks(on note: SignedNote, ofLogOf party: PartyID) throws(BundleFault) -> [TimeBound.Mark] {
        do {
            return try marks(on: note) { $0 == party }
        } catch {
            throw .refused("bad-cosignature", "a cosignature of a trusted witness does not verify")
        }
    }

    /// What trusted witnesses say about a time anchor, a checkpoint of any log but their own.
    ///
    /// A note with a cosignature that does not hold says nothing: it is no reason to refuse the object that
    /// holds it, whose signer could otherwise spoil other people's bundles.
    func marks(onAnchor anchor: String) -> [TimeBound.Mark] {
        guard let note = try? SignedNote(parsing: Array(anchor.utf8)),
            let origin = try? Checkpoint(anyLog: note.text).origin
        else { return [] }
        let marks = try? marks(on: note) { party in
            origins[party]?.contains { $0.utf8.elementsEqual(origin.utf8) } ?? false
        }
        return marks ?? []
    }

    private func marks(
        on note: SignedNote,
        except isOwn: (PartyID) -> Bool
    ) throws(LogError) -> [TimeBound.Mark] {
        var marks: [TimeBound.Mark] = []
        for trusted in keys where !isOwn(trusted.party) {
            do {
                for signer in try note.verified(by: [trusted.key]).signers {
                    guard let seconds = signer.time else { continue }
                    let time = Timestamp(seconds: Int64(clamping: seconds))
                    guard trusted.validities.contains(where: { $0.contains(time) }) else { continue }
                    marks.append(TimeBound.Mark(witness: trusted.party, time: time))
                }
            } catch  where error.code == .noKnownSignature {
                continue
            }
        }
        return marks
    }
}
