// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat

/// Whether a sender bound itself to "nothing else" in a channel up to a time (claim.md, section 8).
///
/// Only a status of the sender itself binds, and only with a witnessed lower bound at or after that time.
/// What is merely not among the facts binds nobody.
struct ChannelBinding {
    struct Bound {
        let status: StatusFact
        let until: Timestamp
        let scope: ClaimScope
    }

    let facts: ClaimFacts
    let claim: Claim
    let from: PartyID
    let to: PartyID

    private var channel: ClaimFacts.Channel { ClaimFacts.Channel(from: from, to: to) }

    /// A bound under which every dispatch is known not to be meant, or shown to be later.
    func bound(until: Timestamp, isNotMeant: (ClaimCandidate) -> Bool) -> Bound? {
        guard !facts.cut.contains(channel) else { return nil }
        let deliveries = facts.deliveries.values.filter { $0.from == from && $0.to == to }
        let open = deliveries.filter { delivery in
            let isLater = delivery.made.notBefore.map { $0 > until } ?? false
            return !isLater && !isNotMeant(candidate(delivery))
        }
        let known = Set(deliveries.map(\.number))
        guard known.count == deliveries.count else { return nil }
        let status = statuses(from: until).first { status in
            !open.contains { $0.number <= status.outbound || isEarlier($0, than: status) }
                && isComplete(known, through: status.outbound)
        }
        return status.map { Bound(status: $0, until: until, scope: scope) }
    }

    /// Of the sender, made provably at or after this time; the one that counts least first.
    private func statuses(from until: Timestamp) -> [StatusFact] {
        facts.statuses.values.filter { status in
            status.issuer == from && status.counterpart == to && status.counts
                && status.made.notBefore.map { $0 >= until } ?? false
        }.sorted { ($0.outbound, $0.index, $0.id) < ($1.outbound, $1.index, $1.id) }
    }

    /// A dispatch that was there before a status that does not count it: the sender's word is broken.
    private func isEarlier(_ delivery: DeliveryFact, than status: StatusFact) -> Bool {
        guard let late = delivery.made.notAfter, let early = status.made.notBefore else { return false }
        return late < early
    }

    private func isComplete(_ known: Set<Int>, through last: Int) -> Bool {
        let begin = (facts.accounted[channel] ?? 0) + 1
        guard begin <= last else { return true }
        // No more than what is known can be complete: a status may count to any number.
        guard last - begin < known.count else { return false }
        return (begin...last).allSatisfy(known.contains)
    }

    /// Outright only where every held version of both cards declares Herald the sole route.
    var scope: ClaimScope {
        let kinds = claim.kinds.isEmpty ? Set(NoticeKind.allCases) : Set(claim.kinds)
        let isSole = [from, to].allSatisfy { facts.soleRoutes[$0]?.isSuperset(of: kinds) ?? false }
        return isSole ? .outright : .byHerald
    }

    /// The latest time up to which the sender bound itself to anything, for people.
    var reach: String {
        let own = facts.statuses.values.filter { $0.issuer == from && $0.counterpart == to && $0.counts }
        let latest = own.compactMap(\.made.notBefore).max()
        guard let latest else { return "no witnessed status of \(from.text) about \(to.text) is here" }
        return "the last status of \(from.text) about \(to.text) with a witnessed lower bound was made not"
            + " before \(latest.text)"
    }

    func candidate(_ delivery: DeliveryFact) -> ClaimCandidate {
        ClaimCandidate(claim: claim, delivery: delivery, notice: facts.notices[delivery.notice])
    }
}

extension ChannelBinding.Bound {
    var words: String {
        "\(status.issuer.text) bound itself, by status \(status.index) made not before"
            + " \(status.made.notBefore?.text ?? ""), to \(status.outbound) dispatches to"
            + " \(status.counterpart.text), none of which is meant"
    }

    var citation: ClaimCitation {
        ClaimCitation(
            id: status.id,
            what: "status \(status.index)",
            signer: status.issuer,
            standing: .sender
        )
    }
}
