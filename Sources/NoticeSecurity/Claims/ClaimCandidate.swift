// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat

/// Whether a dispatch is one that the claim means.
enum ClaimMatch: Hashable {
    case yes, no
    /// A closed field decides it.
    case sealed(settle: String)
    case unknown(settle: String)
}

/// What one part of a claim is for one dispatch.
struct PartReading {
    enum Truth { case yes, no, sealed, unknown }

    var truth: Truth
    var words: String
    var citations: [ClaimCitation] = []
    var margin: ClaimMargin?
    var settles: [String] = []
}

/// One dispatch held against a claim.
struct ClaimCandidate {
    let claim: Claim
    let delivery: DeliveryFact
    let notice: NoticeFact?
    private(set) var match = ClaimMatch.no

    init(claim: Claim, delivery: DeliveryFact, notice: NoticeFact?) {
        self.claim = claim
        self.delivery = delivery
        self.notice = notice
        match = found
    }

    /// Sender, kind and subject; the named notice is taken whoever sent it, so that these can be denied.
    private var found: ClaimMatch {
        if let named = claim.about?.notice { return delivery.notice == named ? otherSubject : .no }
        if let sender = claim.sender, sender != delivery.from { return .no }
        if let notice, !claim.kinds.isEmpty, !claim.kinds.contains(notice.visible.kind) { return .no }
        return otherSubject
    }

    /// What provably fails goes first.
    private var otherSubject: ClaimMatch {
        guard period != .no else { return .no }
        guard let notice else {
            return .unknown(settle: "notice \(delivery.notice.text) of dispatch \(delivery.number)")
        }
        if notice.visible.status != claim.status { return .no }
        if let target = claim.about?.refersTo, !notice.references.contains(target) { return .no }
        let event = eventMatch(notice)
        guard event != .no else { return .no }
        guard notice.counts, delivery.counts else {
            return .unknown(settle: "proof that notice and dispatch are older than a revocation")
        }
        return event == .yes ? period : event
    }

    private func eventMatch(_ notice: NoticeFact) -> ClaimMatch {
        guard let wanted = claim.about?.event else { return .yes }
        if let event = notice.fields.prose(.event) {
            return event.utf8.elementsEqual(wanted.utf8) ? .yes : .no
        }
        return notice.isFullyOpened ? .no : .sealed(settle: "field event of notice \(notice.id.text), opened")
    }

    /// By the witnessed window of the dispatch alone.
    private var period: ClaimMatch {
        let (from, to) = (claim.about?.madeFrom, claim.about?.madeTo)
        guard from != nil || to != nil else { return .yes }
        let made = delivery.made
        if let from, let late = made.notAfter, late < from { return .no }
        if let to, let early = made.notBefore, early > to { return .no }
        let isAfter = from.map { begin in made.notBefore.map { $0 >= begin } ?? false } ?? true
        let isBefore = to.map { end in made.notAfter.map { $0 <= end } ?? false } ?? true
        guard isAfter, isBefore else {
            return .unknown(settle: "a narrower witnessed window of dispatch \(delivery.number)")
        }
        return .yes
    }

    func cite(_ id: ObjectID, _ what: String, by signer: PartyID) -> ClaimCitation {
        let standing: ClaimCitation.Standing =
            switch signer {
            case claim.claimant: .claimant
            case delivery.from: .sender
            case delivery.to: .recipient
            default: .relay
            }
        return ClaimCitation(id: id, what: what, signer: signer, standing: standing)
    }

    func cite(_ evidence: EvidenceFact) -> ClaimCitation {
        cite(evidence.id, evidence.event.shortName, by: evidence.issuer)
    }

    var noticeCitations: [ClaimCitation] {
        let issuer = notice?.visible.issuer ?? delivery.from
        let kind = notice.map { "notice (\($0.visible.kind.rawValue), \($0.visible.status.rawValue))" }
        return [
            cite(delivery.notice, kind ?? "notice", by: issuer),
            cite(delivery.dispatch, "dispatch \(delivery.number)", by: delivery.from),
        ]
    }
}
