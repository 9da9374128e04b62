// SPDX-License-Identifier: Apache-2.0

import ExchangeTesting
import NoticeFormat
import NoticeSecurity
import TransparencyLog

/// A party's log in memory, with checkpoints that witnesses cosigned at stated times.
struct SceneLog: SubtreeHashes {
    struct Missing: Error {}

    let party: TestParty
    private let signer: NoteSigner
    private var tree = CompactTree()
    private var subtrees: [[LogHash]] = []
    private(set) var leaves: [LeafEntry] = []

    init(of party: TestParty) throws {
        self.party = party
        signer = try NoteSigner(name: "log.\(party.id.text)", key: party.log)
    }

    mutating func append(_ leaf: LeafEntry) {
        for subtree in tree.append(.leaf(leaf.bytes)) {
            if subtree.level == subtrees.count { subtrees.append([]) }
            subtrees[subtree.level].append(subtree.hash)
        }
        leaves.append(leaf)
    }

    func hash(level: Int, index: Int) throws -> LogHash {
        guard subtrees.indices.contains(level), subtrees[level].indices.contains(index) else {
            throw Missing()
        }
        return subtrees[level][index]
    }

    /// The checkpoint of everything so far.
    func checkpoint(_ cosignatures: [(TestParty, Timestamp)] = []) throws -> SignedNote {
        let note = try Checkpoint(origin: signer.verifierKey.name, size: tree.size, root: tree.root)
            .signed(by: signer)
        let request = try AddCheckpointRequest(oldSize: 0, proof: [], note: note)
        let decision = WitnessDecision(request, keys: [signer.verifierKey], lastSeen: nil)
        guard case .cosign(let promise) = decision else { throw Missing() }
        return note.adding(
            try cosignatures.map { witness, time in
                let cosigner = try Cosigner(name: "witness.\(witness.id.text)", key: witness.witness)
                return try promise.cosignature(by: cosigner, at: UInt64(time.seconds))
            }
        )
    }

    func inclusion(of leaf: LeafEntry, under note: SignedNote) throws -> BundleDocument.Inclusion {
        guard let index = leaves.firstIndex(of: leaf) else { throw Missing() }
        let hashes = try MerkleTree.inclusionProof(index: UInt64(index), size: tree.size, from: self)
        let proof = TlogProof(index: UInt64(index), hashes: hashes, checkpoint: note)
        return BundleDocument.Inclusion(
            log: party.id,
            leaf: leaf,
            proof: String(decoding: proof.bytes, as: UTF8.self)
        )
    }

    /// One for every leaf of the log.
    func inclusions(under note: SignedNote) throws -> [BundleDocument.Inclusion] {
        try leaves.map { try inclusion(of: $0, under: note) }
    }
}

extension BundleDocument {
    /// The same with inclusions in order.
    func holding(_ inclusions: [Inclusion]) -> BundleDocument {
        var document = self
        document.inclusions = inclusions.sorted {
            ($0.log.text, $0.leaf.type.rawValue, $0.leaf.digest) < (
                $1.log.text, $1.leaf.type.rawValue, $1.leaf.digest
            )
        }
        return document
    }
}
