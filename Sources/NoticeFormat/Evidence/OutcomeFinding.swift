// SPDX-License-Identifier: Apache-2.0

/// The outcome that a set of evidence yields, and what is shown beside it (evidence.md, section 3).
///
/// A pure function of the set: order and repeats do not count. The evidence has to be verified, and of one
/// message, already; this type compares and judges nothing else.
package struct OutcomeFinding: Hashable, Sendable {
    package let outcome: Outcome
    /// Whether the organisation states that it passed the notice on to a decision-maker.
    package let isConveyed: Bool
    /// Evidence that makes the outcome contradictory, ascending; empty for any other outcome.
    package let conflicting: [ObjectID]

    /// Finds the outcome.
    ///
    /// `relays` are those that were tried. Nil takes those that have signed evidence in the set: then a
    /// relay that never answered is not known, and a rejection by all others counts as one by all.
    package init(of evidence: [ObjectID: EvidencePayload], relays: Set<PartyID>? = nil) {
        let facts = EvidenceFacts(evidence.values, relays: relays)
        let rivals = Self.equivocations(in: evidence).union(Self.exclusions(in: evidence))
        conflicting = rivals.sorted()
        isConveyed = facts.has(.conveyedToDecisionMaker)
        outcome = rivals.isEmpty ? facts.outcome : .contradictory
    }

    /// Evidence of one issuer that names the same previous evidence for one message.
    private static func equivocations(in evidence: [ObjectID: EvidencePayload]) -> Set<ObjectID> {
        struct Place: Hashable {
            let issuer: PartyID
            let msg: RandomID
            let prev: ObjectID?
        }
        let places = Dictionary(grouping: evidence) {
            Place(issuer: $0.value.issuer, msg: $0.value.msg, prev: $0.value.prev)
        }
        return Set(places.values.filter { $0.count > 1 }.joined().map(\.key))
    }

    /// Evidence of the counterpart that it was not opened, with evidence of it that it was.
    private static func exclusions(in evidence: [ObjectID: EvidencePayload]) -> Set<ObjectID> {
        let refusals = evidence.filter {
            [.consignmentRejection, .contentConsignmentFailure].contains($0.value.event)
        }
        let openings = evidence.filter { EvidenceFacts.provesOpening($0.value.event) }
        guard !refusals.isEmpty, !openings.isEmpty else { return [] }
        return Set(refusals.keys).union(openings.keys)
    }
}

extension Outcome {
    /// One item of verified evidence.
    package struct Input: Hashable, Sendable {
        package let id: ObjectID
        package let evidence: EvidencePayload

        package init(id: ObjectID, evidence: EvidencePayload) {
            self.id = id
            self.evidence = evidence
        }
    }

    /// The outcome alone; see ``OutcomeFinding/init(of:relays:)``.
    package static func of(_ evidence: some Sequence<Input>, relays: Set<PartyID>? = nil) -> Outcome {
        let byID = Dictionary(evidence.map { ($0.id, $0.evidence) }, uniquingKeysWith: { first, _ in first })
        return OutcomeFinding(of: byID, relays: relays).outcome
    }
}
