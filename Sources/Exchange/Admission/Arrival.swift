// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat
internal import NoticeSecurity

/// An envelope that came in over a route that its sender chose.
///
/// The sender signed the hand-over of exactly this envelope; it came from the stop before this node on the
/// route, with the acceptances of all stops before. Whether this node takes it, ``problem(at:)`` says.
struct Arrival: Sendable {
    let envelope: ParsedEnvelope
    let submission: VerifiedSubmission
    let requester: PartyID
    /// Whether this party is the recipient; otherwise it is asked to relay.
    let isForUs: Bool
    /// The relays' words that they took this hand-over, in the order of the route; empty at the first stop.
    ///
    /// Only those of pinned parties; the last, that of the requester, is always there.
    let acceptances: [VerifiedEvidence]

    /// Throws a ``Refusal``, or a ``Forgery`` for what is signed in a party's name by no key of its card.
    init(
        _ envelope: ParsedEnvelope,
        _ delivery: EnvelopeDelivery,
        from requester: PartyID,
        at node: ExchangeNode
    ) throws {
        self.envelope = envelope
        let header = envelope.header
        let sender = try node.pinned(header.from)
        submission = try Forgery.naming(sender.party, delivery.submission) {
            try SubmissionVerifier.verify(delivery.submission, sender: sender)
        }
        self.requester = requester
        isForUs = header.to == node.party
        try Self.check(submission.payload, of: envelope)
        let route = submission.payload.path
        guard route.hop(before: node.party, from: header.from, to: header.to) == requester else {
            throw Refusal(.misaddressed, "the submission does not lead from the caller to this party")
        }
        let earlier = route.stops(to: header.to).prefix { $0 != node.party }
        guard delivery.evidence.count <= Route.largestCount else {
            throw Refusal(.tooLarge, "more pieces of hop evidence than a route has relays")
        }
        acceptances = try Self.acceptances(
            delivery.evidence,
            of: submission,
            by: Array(earlier),
            sender: sender,
            at: node
        )
    }

    var header: EnvelopeHeader { envelope.header }

    var route: Route { submission.payload.path }

    var subject: EvidenceSubject {
        EvidenceSubject(
            msg: header.msg,
            env: envelope.env,
            pc: header.payloadCommitment,
            from: header.from,
            to: header.to
        )
    }

    /// The word of the relay that handed over; nil if it came from the sender.
    var previousAcceptance: VerifiedEvidence? { acceptances.last }

    /// Why this node does not take the envelope, although it was handed over rightly; nil if it does.
    func problem(at node: ExchangeNode) -> Refusal? {
        if let problem = gradeProblem(at: node) { return problem }
        guard header.size.rawValue <= node.settings.quotas.quota(of: header.from).largestSize.rawValue else {
            return Refusal(.tooLarge, "larger than this node takes of \(header.from.text)")
        }
        // Whose clock is right, nobody knows: what expired less than a day ago is taken, and shown as late.
        let end = header.expiresAt.adding(seconds: ClockFindings.tolerance)
        guard end >= node.clock.now() else {
            return Refusal(.expired, "expired at \(header.expiresAt.text)")
        }
        if isForUs, let problem = try? node.problem(with: header.ack, between: header.from) {
            return problem
        }
        return isForUs ? nil : relayProblem(at: node)
    }

    /// A relay hands on what the stops before it signed, and brings back what those after it sign: it verifies
    /// both.
    private func relayProblem(at node: ExchangeNode) -> Refusal? {
        guard node.settings.relaying.serves(from: header.from, to: header.to) else {
            return Refusal(.notServed, "this relay does not serve this pair of parties")
        }
        let unknown = route.stops(to: header.to).first { $0 != node.party && node.cards[$0] == nil }
        guard let unknown else { return nil }
        return Refusal(.notServed, "this relay has no card of \(unknown.text)")
    }

    /// Why the grade cannot be served here: its share holder is not known, or the share is not for this node.
    private func gradeProblem(at node: ExchangeNode) -> Refusal? {
        guard let holder = header.shareHolder else { return nil }
        guard holder == node.party || node.cards[holder] != nil else {
            return Refusal(.gradeNotSupported, "no card of the share holder \(holder.text) is here")
        }
        do {
            try node.checkShare(of: header)
            return nil
        } catch {
            return error as? Refusal ?? Refusal(.other, "the key share could not be looked at")
        }
    }

    private static func check(_ payload: SubmissionPayload, of envelope: ParsedEnvelope) throws {
        let header = envelope.header
        guard payload.msg == header.msg, payload.env == envelope.env, payload.to == header.to,
            payload.pc == header.payloadCommitment, payload.issuer == header.from
        else { throw Refusal(.misaddressed, "the submission is of another envelope") }
    }

    /// One acceptance of this hand-over by each stop before this one, each naming the one before it.
    private static func acceptances(
        _ texts: [String],
        of submission: VerifiedSubmission,
        by stops: [PartyID],
        sender: VerifiedCardChain,
        at node: ExchangeNode
    ) throws -> [VerifiedEvidence] {
        guard texts.count == stops.count else {
            throw Refusal(.misaddressed, "not one acceptance of each relay before")
        }
        var found: [VerifiedEvidence] = []
        var previous: ObjectID?
        for (text, stop) in zip(texts, stops) {
            let payload = try Refusal.naming { try EvidenceVerifier.unverifiedPayload(of: text) }
            let isFirst = stop == stops.first
            guard payload.issuer == stop, payload.submission == submission.jws,
                payload.event == (isFirst ? .submissionAcceptance : .relayAcceptance),
                payload.hop == previous
            else { throw Refusal(.misaddressed, "not the acceptance of \(stop.text) for this hand-over") }
            previous = try Refusal.naming { try EvidenceVerifier.unverifiedID(of: text) }
            // A relay further back need not be known here; the one that hands over is.
            guard node.cards[stop] != nil || stop == stops.last else { continue }
            found.append(try node.verifiedEvidence(text, sender: sender))
        }
        return found
    }
}
