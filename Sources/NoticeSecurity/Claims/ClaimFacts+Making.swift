// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat

extension ClaimFacts {
    /// What the held versions of parties' cards declare: sole routes and lost numbers.
    package mutating func addCards(_ cards: [VerifiedCardChain]) {
        for card in cards {
            let declared = card.versions.map { Set($0.payload.policy.soleRouteFor) }
            soleRoutes[card.party] = declared.dropFirst().reduce(declared[0]) { $0.intersection($1) }
        }
        let parties = cards.map(\.party)
        for card in cards {
            for party in parties where party != card.party {
                let ranges = card.lostNumbers(to: party)
                if !ranges.isEmpty { lost[Channel(from: card.party, to: party)] = ranges }
            }
        }
    }
}

extension EvidenceFact {
    package init(
        _ payload: EvidencePayload,
        id: ObjectID,
        route: Route?,
        made: WitnessedWindow,
        counts: Bool
    ) {
        self.init(
            id: id,
            issuer: payload.issuer,
            event: payload.event,
            made: made,
            counts: counts,
            route: route,
            conveyedTo: payload.binding.conveyedTo,
            specificity: payload.binding.specificity
        )
    }
}

extension StatusFact {
    package init(_ payload: StatusPayload, id: ObjectID, made: WitnessedWindow, counts: Bool) {
        self.init(
            id: id,
            issuer: payload.issuer,
            counterpart: payload.counterpart,
            index: payload.index,
            outbound: payload.outbound.number,
            inbound: payload.inbound.number,
            made: made,
            counts: counts
        )
    }
}
