// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat

/// One item of evidence in its place; what it says is verified only if its issuer's card was given.
struct CheckedEvidence: Sendable {
    let payload: EvidencePayload
    let id: ObjectID
    /// Nil if the issuer's card was not given: then nothing rests on it.
    let verified: VerifiedEvidence?
}

/// A bundle's delivery to one recipient, of which everything holds.
struct CheckedDelivery: Sendable {
    let dispatch: VerifiedDispatch
    let submissions: [VerifiedSubmission]
    let evidence: [CheckedEvidence]
    /// Opened notes by the evidence that holds them.
    let notes: [ObjectID: String]

    var recipient: PartyID { dispatch.payload.recipient }

    var verified: [VerifiedEvidence] { evidence.compactMap(\.verified) }

    /// By the recipient's own word: what relays and the sender say of it is testimony.
    var arrival: VerifiedEvidence? {
        verified.first { !$0.isTestimony && Self.showsArrival($0.payload.event) }
    }

    /// Access evidence about the content; its count of fields and its notice have been compared.
    var access: VerifiedEvidence? {
        verified.first {
            $0.payload.event == .contentAccessTracking && $0.payload.notice != nil
                && $0.payload.allMatched == true
        }
    }

    /// By what this bundle holds; the sender's hand-overs say which relays were tried.
    func finding(_ timeline: Timeline) -> OutcomeFinding {
        let relays = Set(submissions.compactMap(\.payload.path.relays.first))
        let byID = Dictionary(verified.map { ($0.id, $0.payload) }, uniquingKeysWith: { first, _ in first })
        let bounds = byID.keys.compactMap { id in timeline.notBefore(id).time.map { (id, $0) } }
        return OutcomeFinding(
            of: byID,
            relays: relays.isEmpty ? nil : relays,
            notBefore: Dictionary(bounds) { first, _ in first }
        )
    }

    /// Whether the recipient can only sign it of an envelope that it has (bundle.md, section 4).
    static func showsArrival(_ event: EventName) -> Bool {
        event.isSignedByOfficer || arrivals.contains(event)
    }

    private static let arrivals: Set<EventName> = [
        .contentConsignment, .contentConsignmentFailure, .contentAccessTracking, .contentHandover,
    ]

    var timed: [TimedObject] {
        // All of a delivery commits to its dispatch: `pc` is a salted digest of the dispatch's id.
        let handovers = submissions + verified.compactMap(\.submission)
        return [TimedObject(dispatch)] + handovers.map { TimedObject($0, of: dispatch.id) }
            + verified.map { TimedObject($0, of: dispatch.id) }
    }
}
