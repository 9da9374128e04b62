// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat

/// A notice that verified, as far as it is open to the reader.
package struct NoticeFact: Hashable, Sendable {
    package var id: ObjectID
    package var visible: NoticeVisible
    /// Those that are open.
    package var fields: NoticeFields
    package var hiddenCount: Int
    /// Its mandate is met and no revoked key carries it.
    package var counts: Bool
    package var made: WitnessedWindow

    package init(
        id: ObjectID,
        visible: NoticeVisible,
        fields: NoticeFields,
        hiddenCount: Int,
        counts: Bool,
        made: WitnessedWindow
    ) {
        self.id = id
        self.visible = visible
        self.fields = fields
        self.hiddenCount = hiddenCount
        self.counts = counts
        self.made = made
    }

    package var isFullyOpened: Bool { fields.count == hiddenCount }

    /// Every notice that it names.
    package var references: Set<ObjectID> {
        Set(visible.inResponseTo + [visible.reference?.notice].compactMap(\.self))
    }
}

/// One dispatch, with what is held of its delivery; its notice may not be held.
package struct DeliveryFact: Hashable, Sendable {
    package var dispatch: ObjectID
    package var notice: ObjectID
    package var from: PartyID
    package var to: PartyID
    package var number: Int
    package var made: WitnessedWindow
    /// No revoked key carries the dispatch.
    package var counts: Bool
    package var evidence: [EvidenceFact]

    package init(
        dispatch: ObjectID,
        notice: ObjectID,
        from: PartyID,
        to: PartyID,
        number: Int,
        made: WitnessedWindow,
        counts: Bool = true,
        evidence: [EvidenceFact] = []
    ) {
        self.dispatch = dispatch
        self.notice = notice
        self.from = from
        self.to = to
        self.number = number
        self.made = made
        self.counts = counts
        self.evidence = evidence
    }

    /// The recipient's own word, as far as it counts; in the order of the witnesses, then by id.
    package func own(_ events: Set<EventName>) -> [EvidenceFact] {
        evidence.filter { $0.issuer == to && $0.counts && events.contains($0.event) }
    }

    /// The best bounds on its coming as far as is asked: not before it was dispatched, and not after the
    /// recipient signed what shows it.
    package func arrived(_ asked: ClaimedArrival) -> WitnessedWindow? {
        let signed = own(Self.events(showing: asked))
        guard !signed.isEmpty else { return nil }
        return WitnessedWindow(
            notBefore: made.notBefore,
            notAfter: signed.compactMap(\.made.notAfter).min()
        )
    }

    /// What shows that it came as far as is asked.
    ///
    /// Where nothing is asked of its arrival, a time of arrival is still that at the node.
    package static func events(showing asked: ClaimedArrival) -> Set<EventName> {
        asked == .opened ? openings : arrivals
    }

    package static let openings: Set<EventName> = [
        .contentAccessTracking, .contentHandover, .acknowledged, .declinedToAcknowledge, .readBack,
        .assessed, .interimReply, .conveyedToDecisionMaker, .decisionMakerAcknowledged, .passedOn,
        .notPassedOn,
    ]
    package static let arrivals: Set<EventName> = openings.union([.contentConsignment])
}

/// One item of verified evidence.
package struct EvidenceFact: Hashable, Sendable {
    package var id: ObjectID
    package var issuer: PartyID
    package var event: EventName
    package var made: WitnessedWindow
    /// No revoked key carries it.
    package var counts: Bool
    /// Of the submission it embeds.
    package var route: Route?
    package var conveyedTo: String?
    package var specificity: SpecificityMatch?

    package init(
        id: ObjectID,
        issuer: PartyID,
        event: EventName,
        made: WitnessedWindow,
        counts: Bool = true,
        route: Route? = nil,
        conveyedTo: String? = nil,
        specificity: SpecificityMatch? = nil
    ) {
        self.id = id
        self.issuer = issuer
        self.event = event
        self.made = made
        self.counts = counts
        self.route = route
        self.conveyedTo = conveyedTo
        self.specificity = specificity
    }
}
