// SPDX-License-Identifier: Apache-2.0

extension ReasonCode {
    /// A code and the events that may bear it.
    package typealias Entry = (code: ReasonCode, events: Set<EventName>)

    /// The registry, as in `docs/spec/reasons.json`.
    package static let registry: [Entry] = {
        let refused = refusals.map { Entry($0, takingIn) }
        let unfit = contents.map { Entry($0, [.contentConsignmentFailure, .contentHandoverFailure]) }
        let unserved = routes.map { Entry($0, [.submissionRejection, .relayRejection, .relayFailure]) }
        let declined = officers.map { Entry($0, [.consignmentRejection, .declinedToAcknowledge]) }
        let others: [Entry] = [
            (noAnswer, silences), (rangNotAnswered, notices), (nobodyOnWatch, notices),
            (notWithdrawn, [.acceptanceRejectionExpiry]), (carrierFailed, [.relayToNonERDSFailure]),
            (pathDown, [.notPassedOn]),
            (other, Set(EventName.known.filter(\.isNegative))),
        ]
        return refused + unfit + unserved + declined + others
    }()

    package static let registered = registry.map(\.code)

    private static let eventsByCode = Dictionary(
        uniqueKeysWithValues: registry.map { ($0.code, $0.events) }
    )

    public var isRegistered: Bool { Self.eventsByCode[self] != nil }

    /// Whether the event may bear this code; a code that is not registered is kept in every negative event.
    package func isAllowed(in event: EventName) -> Bool {
        Self.eventsByCode[self]?.contains(event) ?? true
    }

    /// Why a node does not take an envelope, before or on opening it.
    private static let refusals = [
        malformedEnvelope, misaddressed, unknownKey, idReuse, tooLarge, quota, expired, gradeNotSupported,
        downgrade, ackModeNotAgreed, badSignature, wrongKey, unknownCard,
    ]

    /// Why a node does not take what an envelope holds.
    private static let contents = [
        payloadMismatch, malformedNotice, undeliveredDisclosure, mandateNotMet, dispatchMismatch,
    ]

    private static let routes = [notServed, noRoute]

    private static let officers = [
        notCompetent, wrongAddressee, contentUnacceptable, noCapacity, notNow,
    ]

    private static let takingIn: Set<EventName> = [
        .submissionRejection, .relayRejection, .contentConsignmentFailure,
    ]

    private static let notices: Set<EventName> = [
        .notificationForAcceptanceFailure, .consignmentNotificationFailure,
    ]

    private static let silences: Set<EventName> = [
        .relayFailure, .acceptanceRejectionExpiry, .promiseMissed, .notificationForAcceptanceFailure,
        .consignmentNotificationFailure,
    ]
}
