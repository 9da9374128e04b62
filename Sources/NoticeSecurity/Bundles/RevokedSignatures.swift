// SPDX-License-Identifier: Apache-2.0

public import NoticeFormat

/// An object of a bundle that a revoked key signed (docs/spec/card.md section 5).
public struct RevokedSignature: Sendable, Hashable {
    public enum Verdict: String, Sendable {
        /// Provably signed while the party still answered for the key.
        case before
        case after
        case unknown
    }

    public let party: PartyID
    public let kid: KeyID
    /// What was signed, for people.
    public let object: String
    public let id: ObjectID
    /// Since when, by the party's word.
    public let at: Timestamp
    public let reason: ReasonCode
    public let verdict: Verdict

    /// Of an object that does not count, for people.
    static let uncountedWords = "does not count: signed by a revoked key and not shown to be older"

    public var words: String {
        let what = "\(object), signed by key \(kid.text) of \(party.text)"
        let since = "which it does not answer for since \(at.text) (\(reason.text))"
        return switch verdict {
        case .before: "\(what), \(since): provably made before that"
        case .after: "\(what), \(since): made after that, and does not count"
        case .unknown: "\(what), \(since): not shown to be made before that, and does not count"
        }
    }
}

/// Which objects of a bundle rest on a revoked key, and which of them still count.
struct RevokedSignatures: Sendable {
    struct Signature {
        let party: PartyID
        let kid: KeyID
        let object: String
        let id: ObjectID
        /// Whose window is that of the object: of the release, for a notice.
        let timed: ObjectID
    }

    let found: [RevokedSignature]
    private let uncounted: Set<ObjectID>

    init(_ signatures: [Signature], cards: [PartyID: VerifiedCardChain], timeline: Timeline) {
        var found: [RevokedSignature] = []
        for signature in signatures {
            guard let revoked = cards[signature.party]?.revocation(of: signature.kid) else { continue }
            let one = RevokedSignature(
                party: signature.party,
                kid: signature.kid,
                object: signature.object,
                id: signature.id,
                at: revoked.at,
                reason: revoked.reason,
                verdict: Self.verdict(signature.timed, revoked.at, timeline)
            )
            if !found.contains(one) { found.append(one) }
        }
        self.found = found
        uncounted = Set(found.filter { $0.verdict != .before }.map(\.id))
    }

    func counts(_ id: ObjectID) -> Bool { !uncounted.contains(id) }

    private static func verdict(
        _ id: ObjectID,
        _ at: Timestamp,
        _ timeline: Timeline
    ) -> RevokedSignature.Verdict {
        if let late = timeline.notAfter(id).time, late <= at { return .before }
        if let early = timeline.notBefore(id).time, early > at { return .after }
        return .unknown
    }
}

extension RevokedSignatures {
    /// Everything signed in a bundle whose signer's card was given.
    init(
        notice: CheckedNotice?,
        deliveries: [CheckedDelivery],
        channels: [CheckedChannel],
        denials: [VerifiedDenial],
        filings: [Filing],
        cards: [PartyID: VerifiedCardChain],
        timeline: Timeline
    ) {
        var all: [Signature] = []
        func add(_ party: PartyID, _ kid: KeyID, _ object: String, _ id: ObjectID, timed: ObjectID? = nil) {
            let signature = Signature(party: party, kid: kid, object: object, id: id, timed: timed ?? id)
            all.append(signature)
        }
        if let notice {
            let issuer = notice.issuer.party
            add(issuer, notice.notice.kid, "notice", notice.notice.id)
            for approval in notice.notice.approvals { add(issuer, approval.kid, "approval", approval.id) }
        }
        let dispatches = deliveries.map(\.dispatch) + channels.flatMap(\.dispatches)
        for dispatch in dispatches {
            let number = dispatch.payload.number
            add(dispatch.payload.issuer, dispatch.kid, "dispatch \(number)", dispatch.id)
        }
        for delivery in deliveries {
            for handover in delivery.submissions {
                add(handover.payload.issuer, handover.kid, "submission", handover.id)
            }
            for evidence in delivery.verified {
                add(evidence.payload.issuer, evidence.kid, evidence.payload.event.shortName, evidence.id)
            }
        }
        for status in channels.flatMap(\.statuses) {
            add(status.payload.issuer, status.kid, "status \(status.payload.index)", status.id)
        }
        for status in channels.flatMap(\.relayStatuses) {
            add(status.payload.issuer, status.kid, "relay status \(status.payload.index)", status.id)
        }
        for denial in denials {
            add(denial.payload.issuer, denial.kid, "denial by \(denial.payload.issuer.text)", denial.id)
        }
        for filing in filings {
            add(filing.payload.issuer, filing.kid, filing.type.rawValue, filing.id)
        }
        self.init(all, cards: cards, timeline: timeline)
    }
}
