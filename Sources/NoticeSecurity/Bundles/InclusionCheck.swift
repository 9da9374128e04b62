// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat
internal import TransparencyLog

/// Inclusion proofs of a bundle that verified.
struct CheckedInclusions: Sendable {
    struct Entry: Sendable {
        let log: PartyID
        /// Trusted witnesses outside the log's control that cosigned the checkpoint.
        let marks: [TimeBound.Mark]
    }

    let byLeaf: [LeafEntry: [Entry]]
    /// Logs whose card was supplied, each with the best count of witnesses on one of its checkpoints.
    let witnessCounts: [PartyID: Int]
    /// Logs whose card was not supplied: what they hold is not shown.
    let unknownLogs: Set<PartyID>

    func marks(on leaf: LeafEntry) -> [TimeBound.Mark] {
        (byLeaf[leaf] ?? []).flatMap(\.marks)
    }
}

/// Checks inclusion proofs under the log keys of the supplied cards (docs/spec/bundle.md section 2, step 6).
struct InclusionCheck {
    let cards: [PartyID: VerifiedCardChain]
    let witnesses: TrustedWitnesses

    func check(_ inclusions: [BundleDocument.Inclusion]) throws(BundleFault) -> CheckedInclusions {
        var byLeaf: [LeafEntry: [CheckedInclusions.Entry]] = [:]
        var counts: [PartyID: Int] = [:]
        var unknown: Set<PartyID> = []
        for inclusion in inclusions {
            guard let card = cards[inclusion.log] else {
                _ = try parsed(inclusion)
                unknown.insert(inclusion.log)
                continue
            }
            let note = try verified(inclusion, card: card)
            let marks = try witnesses.marks(on: note, excluding: [inclusion.log])
            byLeaf[inclusion.leaf, default: []].append(CheckedInclusions.Entry(log: inclusion.log, marks: marks))
            counts[inclusion.log] = max(counts[inclusion.log] ?? 0, Set(marks.map(\.witness)).count)
        }
        return CheckedInclusions(byLeaf: byLeaf, witnessCounts: counts, unknownLogs: unknown)
    }

    private func parsed(_ inclusion: BundleDocument.Inclusion) throws(BundleFault) -> TlogProof {
        do {
            return try TlogProof(parsing: Array(inclusion.proof.utf8))
        } catch {
            throw .refused("malformed-proof", "an inclusion proof is malformed: \(error.reason)")
        }
    }

    private func verified(
        _ inclusion: BundleDocument.Inclusion, card: VerifiedCardChain
    ) throws(BundleFault) -> SignedNote {
        let proof = try parsed(inclusion)
        var failure = "the card of \(inclusion.log.text) names no log"
        for key in card.logKeys {
            do {
                let signed = try VerifiedCheckpoint(proof.checkpoint, origin: key.name, logKey: key).checkpoint
                let isIncluded = MerkleTree.includes(
                    LogHash.leaf(inclusion.leaf.bytes), at: proof.index, size: signed.size, root: signed.root,
                    proof: proof.hashes
                )
                if isIncluded { return proof.checkpoint }
                failure = "the path does not lead from the leaf to the root"
            } catch {
                failure = error.reason
            }
        }
        throw .refused("bad-inclusion-proof", "the log of \(inclusion.log.text) does not show it: \(failure)")
    }
}
