// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat

extension ClaimFacts {
    /// Adds what another source holds; of one object the tighter window and every open field count.
    package mutating func merge(_ other: ClaimFacts) {
        notices.merge(other.notices) { $0.and($1) }
        deliveries.merge(other.deliveries) { $0.and($1) }
        statuses.merge(other.statuses) { left, right in
            var both = left
            both.made = left.made.and(right.made)
            both.counts = left.counts || right.counts
            return both
        }
        carriages += other.carriages.filter { !carriages.contains($0) }
        denials.merge(other.denials) { left, right in
            var both = left
            both.made = left.made.and(right.made)
            return both
        }
        statements.merge(other.statements) { left, right in
            var both = left
            both.made = left.made.and(right.made)
            both.counts = left.counts || right.counts
            return both
        }
        seals.merge(other.seals) { $0.and($1) }
        soleRoutes.merge(other.soleRoutes) { $0.intersection($1) }
        lost.merge(other.lost) { $0 + $1 }
        accounted.merge(other.accounted, uniquingKeysWith: max)
        cut.formUnion(other.cut)
    }
}

extension NoticeFact {
    fileprivate func and(_ other: NoticeFact) -> NoticeFact {
        var both = self
        both.fields = fields.merging(other.fields)
        both.counts = counts || other.counts
        both.made = made.and(other.made)
        return both
    }
}

extension SealFact {
    fileprivate func and(_ other: SealFact) -> SealFact {
        var both = self
        both.openedNames = openedNames.union(other.openedNames)
        both.fields = fields.merging(other.fields)
        both.counts = counts || other.counts
        both.made = made.and(other.made)
        return both
    }
}

extension DeliveryFact {
    fileprivate func and(_ other: DeliveryFact) -> DeliveryFact {
        var both = self
        both.made = made.and(other.made)
        both.counts = counts || other.counts
        var byID = Dictionary(evidence.map { ($0.id, $0) }) { first, _ in first }
        for item in other.evidence {
            guard var known = byID[item.id] else {
                byID[item.id] = item
                continue
            }
            known.made = known.made.and(item.made)
            known.counts = known.counts || item.counts
            byID[item.id] = known
        }
        both.evidence = byID.values.sorted { $0.id < $1.id }
        return both
    }
}
