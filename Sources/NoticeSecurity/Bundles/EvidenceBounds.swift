// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat

/// Lower bounds of evidence from its own time anchors, as a node's witnesses give them.
///
/// More than half of the witnesses that count for an issuer must agree: the witness of the issuer itself
/// never does. This is what a node shows its officers; a verifier has a policy of its own.
package enum EvidenceBounds {
    /// For evidence of the recipient, where a time limit in the set ended in silence; nothing else needs one.
    package static func notBefore(
        _ evidence: [ObjectID: EvidencePayload],
        witnesses: [PartyID],
        cards: [PartyID: VerifiedCardChain]
    ) -> [ObjectID: Timestamp] {
        guard evidence.values.contains(where: { $0.event == .acceptanceRejectionExpiry }) else { return [:] }
        let trusted = TrustedWitnesses(witnesses, cards: cards)
        var bounds: [ObjectID: Timestamp] = [:]
        for (id, payload) in evidence where payload.issuer == payload.to {
            let marks = marks(of: payload, in: evidence, by: trusted)
            let count = witnesses.filter { $0 != payload.issuer }.count
            let sorted = marks.filter { $0.key != payload.issuer }.values.sorted(by: >)
            if count > 0, sorted.count > count / 2 { bounds[id] = sorted[count / 2] }
        }
        return bounds
    }

    /// The latest time of each witness on the anchors of the evidence and of what it names as previous.
    private static func marks(
        of payload: EvidencePayload,
        in evidence: [ObjectID: EvidencePayload],
        by trusted: TrustedWitnesses
    ) -> [PartyID: Timestamp] {
        var marks: [PartyID: Timestamp] = [:]
        var next: EvidencePayload? = payload
        // A chain names nothing twice: hashes cannot be foreseen.
        while let current = next {
            for mark in current.after.flatMap(trusted.marks(onAnchor:)) {
                marks[mark.witness] = marks[mark.witness].map { max($0, mark.time) } ?? mark.time
            }
            next = current.prev.flatMap { evidence[$0] }
        }
        return marks
    }
}
