// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat
internal import NoticeSecurity

/// An envelope that came in over a route that its sender chose.
///
/// The sender signed the hand-over of exactly this envelope; it came from the sender, or from the relay that
/// the hand-over names and that signed its acceptance. Whether this node takes it, ``problem(at:)`` says.
struct Arrival: Sendable {
    let envelope: ParsedEnvelope
    let submission: VerifiedSubmission
    /// Verified evidence of earlier hops.
    let hopEvidence: [VerifiedEvidence]
    let requester: PartyID
    /// Whether this party is the recipient; otherwise it is asked to relay.
    let isForUs: Bool

    private static let largestEvidenceCount = 8

    /// Throws a ``Refusal``, or a ``Forgery`` for what is signed in a party's name by no key of its card.
    init(_ delivery: EnvelopeDelivery, from requester: PartyID, at node: ExchangeNode) throws {
        envelope = try Refusal.naming { try EnvelopeReader.readHeader(delivery.envelope) }
        let sender = try node.pinned(envelope.header.from)
        submission = try Forgery.naming(sender.party, delivery.submission) {
            try SubmissionVerifier.verify(delivery.submission, sender: sender)
        }
        guard delivery.evidence.count <= Self.largestEvidenceCount else {
            throw Refusal(.tooLarge, "more than \(Self.largestEvidenceCount) pieces of hop evidence")
        }
        hopEvidence = try delivery.evidence.map { try node.verifiedEvidence($0, sender: sender) }
        self.requester = requester
        isForUs = envelope.header.to == node.party
        try checkMembers()
        try checkRoute(at: node)
    }

    var header: EnvelopeHeader { envelope.header }

    var subject: EvidenceSubject {
        EvidenceSubject(
            msg: header.msg,
            env: envelope.env,
            pc: header.payloadCommitment,
            from: header.from,
            to: header.to
        )
    }

    /// The relay's word that it took this envelope over from the sender; nil if it came from the sender.
    var relayAcceptance: VerifiedEvidence? {
        guard isForUs, requester != header.from else { return nil }
        return hopEvidence.first {
            $0.payload.event == .submissionAcceptance && $0.payload.issuer == requester
        }
    }

    /// Why this node does not take the envelope, although it was handed over rightly; nil if it does.
    func problem(at node: ExchangeNode) -> Refusal? {
        if let problem = gradeProblem(at: node) { return problem }
        // Whose clock is right, nobody knows: what expired less than a day ago is taken, and shown as late.
        let end = header.expiresAt.adding(seconds: ClockFindings.tolerance)
        guard end >= node.clock.now() else {
            return Refusal(.expired, "expired at \(header.expiresAt.text)")
        }
        guard isForUs || node.cards[header.to] != nil else {
            return Refusal(.notServed, "this relay has no card of \(header.to.text)")
        }
        return nil
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

    private func checkMembers() throws {
        let payload = submission.payload
        guard payload.msg == header.msg, payload.env == envelope.env, payload.to == header.to,
            payload.pc == header.payloadCommitment, payload.issuer == header.from
        else { throw Refusal(.misaddressed, "the submission is of another envelope") }
        guard hopEvidence.allSatisfy({ EvidenceSubject($0.payload) == subject }) else {
            throw Refusal(.misaddressed, "hop evidence speaks of another envelope")
        }
    }

    private func checkRoute(at node: ExchangeNode) throws {
        guard isForUs, requester != header.from else {
            guard requester == header.from, submission.payload.nextHop == node.party else {
                throw Refusal(.misaddressed, "the submission is for another next hop, or of another sender")
            }
            return
        }
        guard submission.payload.nextHop == requester, relayAcceptance != nil else {
            throw Refusal(.misaddressed, "a relay hands over without its own acceptance")
        }
    }
}
