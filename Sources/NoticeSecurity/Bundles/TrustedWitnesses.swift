// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat
internal import TransparencyLog

/// The witnesses of a verifier's policy with the keys their supplied cards hold.
struct TrustedWitnesses: Sendable {
    /// How many must agree; nil without a policy, and then nothing is a bound.
    let threshold: Int?
    /// A witness whose card is missing has no keys and never counts.
    let keys: [(party: PartyID, key: VerifierKey)]

    init(policy: WitnessPolicyFile?, cards: [PartyID: VerifiedCardChain]) {
        threshold = policy?.threshold
        keys = (policy?.witnesses ?? []).flatMap { party in
            (cards[party]?.witnessKeys ?? []).map { (party, $0) }
        }
    }

    /// What each trusted witness outside these parties' control says about a signed note.
    ///
    /// Refuses a note in which the signature of a trusted witness does not verify.
    func marks(on note: SignedNote, excluding parties: Set<PartyID>) throws(BundleFault) -> [TimeBound.Mark] {
        var marks: [TimeBound.Mark] = []
        for (party, key) in keys where !parties.contains(party) {
            guard note.signatures.contains(where: { $0.name == key.name && $0.keyID == key.keyID }) else {
                continue
            }
            do {
                for signer in try note.verified(by: [key]).signers {
                    guard let time = signer.time else { continue }
                    marks.append(TimeBound.Mark(witness: party, time: Timestamp(seconds: Int64(clamping: time))))
                }
            } catch {
                throw .refused("bad-cosignature", "a cosignature of \(party.text) does not verify")
            }
        }
        return marks
    }

    func notBefore(_ anchors: [String], of party: PartyID) throws(BundleFault) -> TimeBound {
        var marks: [TimeBound.Mark] = []
        for anchor in anchors {
            let note: SignedNote
            do {
                note = try SignedNote(parsing: Array(anchor.utf8))
            } catch {
                throw .refused("malformed-anchor", "a time anchor is not a signed note: \(error.reason)")
            }
            marks += try self.marks(on: note, excluding: [party])
        }
        return threshold.map { TimeBound.notBefore(marks, threshold: $0) } ?? .none
    }

    func notAfter(_ marks: [TimeBound.Mark]) -> TimeBound {
        threshold.map { TimeBound.notAfter(marks, threshold: $0) } ?? .none
    }
}
