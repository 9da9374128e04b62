// SPDX-License-Identifier: Apache-2.0

/// What has come of one route of a message (evidence.md, section 3).
///
/// A pure function of the hand-over and of the set of evidence: order and repeats do not count. The evidence
/// has to be verified, and of one message, already.
package struct RouteFinding: Hashable, Sendable {
    package enum State: Hashable, Sendable {
        /// Nobody on the route has signed anything yet.
        case waiting
        /// This relay took it last.
        case atRelay(PartyID)
        /// The recipient signed that it took it; through this relay, or nil from the sender itself.
        case accepted(through: PartyID?)
        /// Only on the direct route: the recipient had it by another route, and signed for that one.
        case arrivedOtherwise
        case refused(by: PartyID, reasons: [ReasonCode])
        /// This relay says that it could not hand it on.
        case failed(by: PartyID, reasons: [ReasonCode])
        /// The sender or the relay that holds it says that nothing came before the notice expired.
        case expired
    }

    package let route: Route
    package let state: State

    /// Finds the state; `submission` is the hand-over as it was signed.
    package init(
        route: Route,
        submission: String,
        to recipient: PartyID,
        evidence: some Collection<EvidencePayload>
    ) {
        self.route = route
        let facts = Facts(evidence: Array(evidence), submission: submission)
        state =
            route.relays.isEmpty
            ? facts.directState(to: recipient)
            : facts.state(along: route.stops(to: recipient))
    }

    /// The word for the state in interfaces.
    package var word: String {
        switch state {
        case .waiting: "waiting"
        case .atRelay: "at-a-relay"
        case .accepted: "accepted"
        case .arrivedOtherwise: "arrived-otherwise"
        case .refused: "refused"
        case .failed: "failed"
        case .expired: "expired"
        }
    }

    /// The relay, or whoever refused, that the state is about.
    package var party: PartyID? {
        switch state {
        case .waiting, .arrivedOtherwise, .expired: nil
        case .atRelay(let relay): relay
        case .accepted(let relay): relay
        case .refused(let party, _), .failed(let party, _): party
        }
    }

    package var reasons: [ReasonCode] {
        switch state {
        case .refused(_, let reasons), .failed(_, let reasons): reasons
        default: []
        }
    }
}

/// The evidence that speaks of one hand-over.
private struct Facts {
    let evidence: [EvidencePayload]
    let submission: String

    func directState(to recipient: PartyID) -> RouteFinding.State {
        let consigned = evidence.filter { $0.event == .contentConsignment }
        if consigned.contains(where: { $0.submission == submission }) { return .accepted(through: nil) }
        if !consigned.isEmpty { return .arrivedOtherwise }
        let refusals = evidence.filter { $0.event == .contentConsignmentFailure }
        if !refusals.isEmpty { return .refused(by: recipient, reasons: reasons(of: refusals)) }
        return isExpired(by: nil) ? .expired : .waiting
    }

    func state(along stops: [PartyID]) -> RouteFinding.State {
        let last = stops.lastIndex { stop in
            evidence.contains {
                $0.issuer == stop && $0.submission == submission
                    && [.submissionAcceptance, .relayAcceptance].contains($0.event)
            }
        }
        if let last, last == stops.count - 1 { return .accepted(through: stops[last - 1]) }
        let next = stops[(last ?? -1) + 1]
        let refusals = evidence.filter {
            $0.issuer == next && $0.submission == submission
                && [.submissionRejection, .relayRejection].contains($0.event)
        }
        if !refusals.isEmpty { return .refused(by: next, reasons: reasons(of: refusals)) }
        guard let holder = last.map({ stops[$0] }) else { return isExpired(by: nil) ? .expired : .waiting }
        let failures = evidence.filter {
            $0.event == .relayFailure && $0.issuer == holder && ($0.nextHop == nil || $0.nextHop == next)
        }
        if !failures.isEmpty { return .failed(by: holder, reasons: reasons(of: failures)) }
        return isExpired(by: holder) ? .expired : .atRelay(holder)
    }

    private func isExpired(by holder: PartyID?) -> Bool {
        evidence.contains {
            $0.event == .acceptanceRejectionExpiry && $0.lapsed == .delivery
                && ($0.issuer == $0.from || $0.issuer == holder)
        }
    }

    /// Of all of them, each once, in the order of their text.
    private func reasons(of negative: [EvidencePayload]) -> [ReasonCode] {
        Set(negative.flatMap(\.reasons)).sorted { precedesInBytes($0.text, $1.text) }
    }
}
