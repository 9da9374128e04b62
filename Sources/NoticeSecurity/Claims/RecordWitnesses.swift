// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat
internal import TransparencyLog

/// Bounds on objects of a node's own record, as a policy of witnesses gives them (bundle.md, section 5).
///
/// Takes what the record keeps: the object's own anchors, and the first cosigned checkpoint that holds it. What a
/// bundle can pass on between objects is left out, so a bound may be wider here and is never narrower.
package struct RecordWitnesses: Sendable {
    /// What the witnesses of a policy say on one time anchor; only they give it.
    package struct AnchorMarks: Sendable {
        fileprivate let anchor: String
        fileprivate let marks: [TimeBound.Mark]
    }

    private let trusted: TrustedWitnesses
    private let threshold: Int
    private let witnesses: Set<PartyID>
    private let names: [String: PartyID]
    private var known: [String: [TimeBound.Mark]] = [:]

    package init(policy: WitnessPolicyFile, cards: [PartyID: VerifiedCardChain]) {
        trusted = TrustedWitnesses(policy: policy, cards: cards)
        threshold = policy.threshold
        witnesses = Set(policy.witnesses)
        var names: [String: PartyID] = [:]
        for party in policy.witnesses {
            for key in cards[party]?.witnessKeys ?? [] { names[key.name] = party }
        }
        self.names = names
    }

    /// Verifies the cosignatures on an anchor.
    package func marks(on anchor: String) -> AnchorMarks {
        AnchorMarks(anchor: anchor, marks: trusted.marks(onAnchor: anchor))
    }

    /// Takes what these witnesses were asked before, so that it is not verified again.
    package mutating func keep(_ found: AnchorMarks) { known[found.anchor] = found.marks }

    /// The latest time that enough witnesses put before what holds these anchors.
    package mutating func notBefore(_ anchors: [String], madeBy party: PartyID) -> Timestamp? {
        var best: [PartyID: Timestamp] = [:]
        for anchor in anchors {
            let marks = known[anchor] ?? trusted.marks(onAnchor: anchor)
            known[anchor] = marks
            for mark in marks where mark.witness != party {
                best[mark.witness] = best[mark.witness].map { max($0, mark.time) } ?? mark.time
            }
        }
        let sorted = best.values.sorted(by: >)
        return sorted.count >= threshold ? sorted[threshold - 1] : nil
    }

    /// The earliest time by which enough witnesses had cosigned a checkpoint of a party's log that holds what
    /// the other party made.
    ///
    /// The lines were verified when they came; they are given by cosigner name and time.
    package func notAfter(
        _ cosignatures: [(witness: String, seconds: Int64)],
        ofLogOf log: PartyID,
        madeBy party: PartyID
    ) -> Timestamp? {
        var best: [PartyID: Timestamp] = [:]
        for line in cosignatures {
            guard let witness = names[line.witness], witnesses.contains(witness), witness != log,
                witness != party
            else { continue }
            let time = Timestamp(seconds: line.seconds)
            best[witness] = best[witness].map { min($0, time) } ?? time
        }
        let sorted = best.values.sorted()
        return sorted.count >= threshold ? sorted[threshold - 1] : nil
    }
}
