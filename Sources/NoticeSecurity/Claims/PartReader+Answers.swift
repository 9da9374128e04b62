// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat

extension PartReader {
    /// What the recipient's officers signed; nothing here is ever consent, clearance or agreement.
    static func acknowledgement(_ candidate: ClaimCandidate) -> PartReading {
        let delivery = candidate.delivery
        let wanted = candidate.claim.acknowledgement ?? .acknowledged
        let own = delivery.own(events(for: wanted))
        if !own.isEmpty {
            return PartReading(
                truth: .yes,
                words: "\(words(for: wanted, by: delivery.to)); it is not consent, clearance or agreement",
                citations: own.map(candidate.cite)
            )
        }
        let lapsed = delivery.evidence.filter { $0.event == .acceptanceRejectionExpiry && $0.counts }
        let said = lapsed.map { "\($0.issuer.text) says that nothing had come to it by its time limit" }
        let answered = delivery.own(Set(ClaimedAcknowledgement.allCases.flatMap(events)))
        let other = answered.map { "\(delivery.to.text) signed \($0.event.shortName)" }
        let beside = (said + other).joined(separator: "; ")
        return PartReading(
            truth: .unknown,
            words: "no such answer by \(delivery.to.text) is here: not \(wanted.rawValue)"
                + (beside.isEmpty ? "" : " (\(beside))"),
            citations: (lapsed + answered).map(candidate.cite),
            settles: ["an answer signed by \(delivery.to.text), or its record"]
        )
    }

    private static func events(for wanted: ClaimedAcknowledgement) -> Set<EventName> {
        switch wanted {
        case .acknowledged: [.acknowledged, .decisionMakerAcknowledged]
        case .declined: [.declinedToAcknowledge, .consignmentRejection]
        case .answered: [.decisionMakerAcknowledged, .declinedToAcknowledge, .consignmentRejection]
        }
    }

    private static func words(for wanted: ClaimedAcknowledgement, by party: PartyID) -> String {
        switch wanted {
        case .acknowledged: "an officer's key of \(party.text) acknowledged it"
        case .declined: "an officer's key of \(party.text) declined it"
        case .answered: "an officer's key of \(party.text) answered it"
        }
    }

    static func conveyance(_ candidate: ClaimCandidate) -> PartReading {
        let delivery = candidate.delivery
        let isAnswer = candidate.claim.conveyance == .decisionMakerAnswered
        let own = delivery.own(
            isAnswer
                ? [.decisionMakerAcknowledged] : [.conveyedToDecisionMaker, .decisionMakerAcknowledged]
        )
        guard let first = own.first else {
            return PartReading(
                truth: .unknown,
                words: "nothing that \(delivery.to.text) signed here says that it was put before a"
                    + " decision-maker",
                settles: ["ConveyedToDecisionMaker signed by an officer of \(delivery.to.text)"]
            )
        }
        let whom = own.compactMap(\.conveyedTo).first.map { " (\($0))" } ?? ""
        let words =
            first.event == .decisionMakerAcknowledged
            ? "a decision-maker's key of \(delivery.to.text) answered it; that is not agreement"
            : "\(delivery.to.text) states that it was put before the decision-maker\(whom);"
                + " not shown: that it was understood"
        return PartReading(truth: .yes, words: words, citations: own.map(candidate.cite))
    }
}
