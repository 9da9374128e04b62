// SPDX-License-Identifier: Apache-2.0

import ExchangeTesting
import Fuzzing
import NoticeFormat
import NoticeSecurity
import StrictJSON
import TransparencyLog

extension FuzzNoticeSecurity {
    /// Bundles as they come, bundles that their exporter sealed whatever they say, and policy files.
    static func bundleEntries(_ scene: Scene) throws -> [FuzzEntry] {
        let policy = Array(#"{"format":"herald-policy/v1","threshold":1,"witnesses":["b.example"]}"#.utf8)
        let document = try bundle(scene)
        let (node, jti) = (scene.sender.node, scene.message.msg)
        let sealed = try BundleSeal.seal(document, jti: jti, key: node)
        let cards = [scene.sender.chain.fileBytes, scene.recipient.chain.fileBytes]
        let (blind, seeing) = (
            try BundleVerifier(cardFiles: [], policy: nil),
            try BundleVerifier(cardFiles: cards, policy: policy)
        )
        guard case .verified = seeing.verify(sealed) else { preconditionFailure("the seed does not verify") }
        return [
            FuzzEntry("bundle", seeds: [sealed]) { bytes in
                if case .verified = blind.verify(bytes) { preconditionFailure("verified without a card") }
                return isVerified(seeing.verify(bytes))
            },
            FuzzEntry("signed-bundle", seeds: [sealed]) { bytes in
                let document = try BundleDocument(bytes: bytes)
                return isVerified(seeing.verify(try BundleSeal.seal(document, jti: jti, key: node)))
            },
            FuzzEntry("policy-file", seeds: [policy]) { bytes in
                _ = try BundleVerifier(cardFiles: cards, policy: bytes)
                return true
            },
        ]
    }

    private static func isVerified(_ verdict: BundleVerdict) -> Bool {
        guard case .verified(let report) = verdict else { return false }
        precondition(!report.text.isEmpty && !report.jsonMembers.isEmpty, "a report without words")
        return true
    }

    /// A notice with its delivery, a channel, and proofs from both logs.
    private static func bundle(_ scene: Scene) throws -> BundleDocument {
        let (message, a, b) = (scene.message, scene.sender.id, scene.recipient.id)
        let parts = message.notice.text(opening: [.event, .text]).split(separator: "~").map(String.init)
        let payload = message.evidence(.contentConsignmentFailure, by: a, jti: message.salt)
        let evidence = try? EvidenceSigner.sign(payload, key: scene.sender.node).jws
        let chains = evidence.map { [BundleDocument.EvidenceChain(issuer: a, chain: [$0])] } ?? []
        let leaf = ObjectHash.leaf(.notice, message.notice.releasedBytes)
        return BundleDocument(
            exporter: a,
            exportedAt: TestParty.start,
            notice: BundleNotice(
                jwt: parts[0],
                disclosures: Array(parts.dropFirst()),
                approvals: message.notice.approvals.map(\.jws).sorted()
            ),
            deliveries: [
                BundleDocument.Delivery(
                    dispatch: message.dispatch.jws,
                    evidence: chains,
                    pcSalt: message.salt,
                    submissions: [scene.submission.jws]
                )
            ],
            channels: [.init(from: a, to: b, dispatches: [message.dispatch.jws], statuses: [])],
            inclusions: try [scene.sender, scene.recipient].map { try inclusion(of: leaf, in: $0, scene) }
        )
    }

    /// A proof from a log of one leaf, cosigned by the recipient.
    private static func inclusion(
        of leaf: LeafEntry,
        in party: TestParty,
        _ scene: Scene
    ) throws -> BundleDocument.Inclusion {
        let signer = try NoteSigner(name: "log.\(party.id.text)", key: party.log)
        let cosigner = try Cosigner(name: "witness.b.example", key: scene.recipient.witness)
        let checkpoint = try Checkpoint(origin: "log.\(party.id.text)", size: 1, root: .leaf(leaf.bytes))
        let note = try checkpoint.signed(by: signer)
        let request = try AddCheckpointRequest(oldSize: 0, proof: [], note: note)
        var lines: [NoteSignature] = []
        if case .cosign(let promise) = WitnessDecision(request, keys: [signer.verifierKey], lastSeen: nil) {
            lines.append(try promise.cosignature(by: cosigner, at: UInt64(TestParty.start.seconds) + 60))
        }
        let proof = TlogProof(index: 0, hashes: [], checkpoint: note.adding(lines))
        return BundleDocument.Inclusion(
            log: party.id,
            leaf: leaf,
            proof: String(decoding: proof.bytes, as: UTF8.self)
        )
    }
}
