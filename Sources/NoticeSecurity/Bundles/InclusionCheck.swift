// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat
internal import TransparencyLog

/// Inclusion proofs of a bundle that verified under a supplied card; what others hold is not shown.
struct CheckedInclusions: Sendable {
    struct Entry: Sendable {
        let log: PartyID
        /// Trusted witnesses outside the log's control that cosigned the checkpoint.
        let marks: [TimeBound.Mark]
    }

    let byLeaf: [LeafEntry: [Entry]]

    func marks(on leaf: LeafEntry) -> [TimeBound.Mark] {
        (byLeaf[leaf] ?? []).flatMap(\.marks)
    }

    /// For each log that holds one of these leaves: the most witnesses on one of its checkpoints.
    func witnesses(ofLogsWith leaves: Set<LeafEntry>) -> [PartyID: Set<PartyID>] {
        var most: [PartyID: Set<PartyID>] = [:]
        for leaf in leaves.sorted(by: { $0.digest < $1.digest }) {
            for entry in byLeaf[leaf] ?? [] {
                let witnesses = Set(entry.marks.map(\.witness))
                if witnesses.count >= most[entry.log, default: []].count { most[entry.log] = witnesses }
            }
        }
        return most
    }
}

/// Checks inclusion proofs under the log keys of the supplied cards (docs/spec/bundle.md section 2, step 7).
struct InclusionCheck {
    /// What one signed note says as a checkpoint of one party's log.
    private struct Signed {
        let checkpoints: [Checkpoint]
        let marks: [TimeBound.Mark]
    }

    let cards: [PartyID: VerifiedCardChain]
    let witnesses: TrustedWitnesses

    /// Refuses, besides proofs that do not hold, one of a release that is not this bundle's: the log then
    /// has the notice with other approvals.
    func check(
        _ inclusions: [BundleDocument.Inclusion],
        release: LeafEntry?
    ) throws(BundleFault) -> CheckedInclusions {
        var byLeaf: [LeafEntry: [CheckedInclusions.Entry]] = [:]
        // Many proofs lead to one checkpoint: its signatures are verified once.
        var known: [PartyID: [SignedNote: Signed]] = [:]
        for inclusion in inclusions {
            let proof = try parsed(inclusion)
            guard let card = cards[inclusion.log] else { continue }
            let signed =
                if let known = known[inclusion.log]?[proof.checkpoint] {
                    known
                } else {
                    try self.signed(proof.checkpoint, card: card)
                }
            known[inclusion.log, default: [:]][proof.checkpoint] = signed
            guard signed.checkpoints.contains(where: { Self.holds(proof, inclusion.leaf, under: $0) }) else {
                throw Self.fault(inclusion.log, "the path does not lead from the leaf to the root")
            }
            if let release, inclusion.leaf.type == .notice, inclusion.leaf != release {
                throw .refused("other-release", "the log has the notice with other approvals than these")
            }
            let entry = CheckedInclusions.Entry(log: inclusion.log, marks: signed.marks)
            byLeaf[inclusion.leaf, default: []].append(entry)
        }
        return CheckedInclusions(byLeaf: byLeaf)
    }

    private func parsed(_ inclusion: BundleDocument.Inclusion) throws(BundleFault) -> TlogProof {
        do {
            return try TlogProof(parsing: Array(inclusion.proof.utf8))
        } catch {
            throw .refused("malformed-proof", "an inclusion proof is malformed: \(error.reason)")
        }
    }

    private func signed(_ note: SignedNote, card: VerifiedCardChain) throws(BundleFault) -> Signed {
        var checkpoints: [Checkpoint] = []
        var failure = "its card names no log"
        for key in card.logKeys {
            do {
                checkpoints.append(try VerifiedCheckpoint(note, origin: key.name, logKey: key).checkpoint)
            } catch {
                failure = error.reason
            }
        }
        guard !checkpoints.isEmpty else { throw Self.fault(card.party, failure) }
        return Signed(checkpoints: checkpoints, marks: try witnesses.marks(on: note, ofLogOf: card.party))
    }

    private static func holds(_ proof: TlogProof, _ leaf: LeafEntry, under signed: Checkpoint) -> Bool {
        MerkleTree.includes(
            LogHash.leaf(leaf.bytes),
            at: proof.index,
            size: signed.size,
            root: signed.root,
            proof: proof.hashes
        )
    }

    private static func fault(_ party: PartyID, _ why: String) -> BundleFault {
        .refused(
            "bad-inclusion-proof",
            "an inclusion proof in the log of \(party.text) does not hold: \(why)"
        )
    }
}
