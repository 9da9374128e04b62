// SPDX-License-Identifier: Apache-2.0

/// The outcome that a set of evidence yields, and what is shown beside it (evidence.md, section 3).
///
/// A pure function of the set and of the lower bounds of its members: order and repeats do not count. The
/// evidence has to be verified, and of one message, already; this type compares and judges nothing else.
package struct OutcomeFinding: Hashable, Sendable {
    package let outcome: Outcome
    /// Whether the organisation states that it passed the notice on to a decision-maker.
    package let isConveyed: Bool
    /// Evidence that makes the outcome contradictory, ascending; empty for any other outcome.
    package let conflicting: [ObjectID]
    /// Evidence of the recipient that was made wholly after a deadline whose end is in the set, ascending.
    ///
    /// It is shown, and does not undo the end of the deadline.
    package let late: [ObjectID]

    /// Finds the outcome.
    ///
    /// `relays` are those that were tried. Nil takes those that have signed evidence in the set: then a
    /// relay that never answered is not known, and a rejection by all others counts as one by all.
    /// `notBefore` holds lower bounds of the recipient's evidence where the reader's witnesses give any:
    /// without one, nothing is late.
    package init(
        of evidence: [ObjectID: EvidencePayload],
        relays: Set<PartyID>? = nil,
        notBefore: [ObjectID: Timestamp] = [:]
    ) {
        let rivals = Self.equivocations(in: evidence).union(Self.exclusions(in: evidence))
        let late = Self.late(in: evidence, notBefore: notBefore)
        let facts = EvidenceFacts(evidence.filter { !late.contains($0.key) }.values, relays: relays)
        conflicting = rivals.sorted()
        self.late = late.sorted()
        isConveyed = evidence.values.contains { $0.event == .conveyedToDecisionMaker }
        outcome = rivals.isEmpty ? facts.outcome : .contradictory
    }

    /// What the recipient signed after the earliest deadline that ended in silence.
    ///
    /// The end of a notice that had arrived is none.
    private static func late(
        in evidence: [ObjectID: EvidencePayload],
        notBefore: [ObjectID: Timestamp]
    ) -> Set<ObjectID> {
        let ends = evidence.values.filter { $0.event == .acceptanceRejectionExpiry && $0.lapsed != .notice }
            .compactMap(\.deadline)
        guard let end = ends.min() else { return [] }
        let late = evidence.filter { id, payload in
            payload.issuer == payload.to && (notBefore[id].map { $0 > end } ?? false)
        }
        return Set(late.keys)
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

    /// Evidence of the counterpart that it refused, with evidence of it that excludes that.
    private static func exclusions(in evidence: [ObjectID: EvidencePayload]) -> Set<ObjectID> {
        func ids(where holds: (EventName) -> Bool) -> Set<ObjectID> {
            Set(evidence.filter { holds($0.value.event) }.keys)
        }
        let openings = ids(where: EvidenceFacts.provesOpening)
        let rejections = ids { $0 == .consignmentRejection }
        let failures = ids { $0 == .contentConsignmentFailure }
        // What was accepted unread may still turn out to be nothing that the node can take.
        let acceptances = openings.union(ids { $0 == .consignmentAcceptance })
        var rivals: Set<ObjectID> = []
        if !rejections.isEmpty, !acceptances.isEmpty { rivals.formUnion(rejections.union(acceptances)) }
        if !failures.isEmpty, !openings.isEmpty { rivals.formUnion(failures.union(openings)) }
        return rivals
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

    /// The outcome alone; see ``OutcomeFinding/init(of:relays:notBefore:)``.
    package static func of(_ evidence: some Sequence<Input>, relays: Set<PartyID>? = nil) -> Outcome {
        let byID = Dictionary(evidence.map { ($0.id, $0.evidence) }, uniquingKeysWith: { first, _ in first })
        return OutcomeFinding(of: byID, relays: relays).outcome
    }
}
