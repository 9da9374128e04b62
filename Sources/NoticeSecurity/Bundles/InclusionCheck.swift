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

/// Checks inclusion proofs under the log keys of the supplied cards (docs/spec/bundle.md section 2, step 6).
struct InclusionCheck {
    let cards: [PartyID: VerifiedCardChain]
    let witnesses: TrustedWitnesses

    /// Refuses, besides proofs that do not hold, one of a release that is not this bundle's: the log then
    /// has the notice with other approvals.
    func check(
        _ inclusions: [BundleDocument.Inclusion],
        release: LeafEntry?
    ) throws(BundleFault) -> CheckedInclusions {
        var byLeaf: [LeafEntry: [CheckedInclusions.Entry]] = [:]
        for inclusion in inclusions {
            let proof = try parsed(inclusion)
            guard let card = cards[inclusion.log] else { continue }
            try verify(proof, of: inclusion, card: card)
            if let release, inclusion.leaf.type == .notice, inclusion.leaf != release {
                throw .refused("other-release", "the log has the notice with other approvals than these")
            }
            let marks = try witnesses.marks(on: proof.checkpoint, ofLogOf: inclusion.log)
            byLeaf[inclusion.leaf, default: []].append(
                CheckedInclusions.Entry(log: inclusion.log, marks: marks)
            )
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

    private func verify(
        _ proof: TlogProof,
        of inclusion: BundleDocument.Inclusion,
        card: VerifiedCardChain
    ) throws(BundleFault) {
        var failure = "its card names no log"
        for key in card.logKeys {
            do {
                let signed = try VerifiedCheckpoint(proof.checkpoint, origin: key.name, logKey: key)
                    .checkpoint
                let isIncluded = MerkleTree.includes(
                    LogHash.leaf(inclusion.leaf.bytes),
                    at: proof.index,
                    size: signed.size,
                    root: signed.root,
                    proof: proof.hashes
                )
                if isIncluded { return }
                failure = "the path does not lead from the leaf to the root"
            } catch {
                failure = error.reason
            }
        }
        throw .refused(
            "bad-inclusion-proof",
            "an inclusion proof in the log of \(inclusion.log.text) does not hold: \(failure)"
        )
    }
}
