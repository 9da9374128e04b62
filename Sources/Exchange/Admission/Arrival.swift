// SPDX-License-Identifier: Apache-2.0

import NoticeFormat
import NoticeSecurity

/// An envelope that came in, with everything checked that can be checked without opening it.
struct Arrival: Sendable {
    let delivery: EnvelopeDelivery
    let requester: PartyID
    let header: EnvelopeHeader
    let env: Digest
    let submission: VerifiedSubmission
    /// Verified evidence of earlier hops.
    let hopEvidence: [VerifiedEvidence]
    /// Whether this party is the recipient; otherwise it is asked to relay.
    let isForUs: Bool

    /// Checks the hand-over and every rule of admission.
    init(_ delivery: EnvelopeDelivery, from requester: PartyID, at node: ExchangeNode) throws {
        try self.init(unchecked: delivery, from: requester, at: node)
        try checkRoute(at: node)
        guard header.expiresAt >= node.clock.now() else {
            throw Refusal("expired", "expired at \(header.expiresAt.text)")
        }
        guard header.grade == .immediate else {
            throw Refusal("grade-not-supported", "grade \(header.grade.rawValue) is not supported")
        }
    }

    /// Checks only that the hand-over is genuine: enough to sign a rejection of it.
    init(unchecked delivery: EnvelopeDelivery, from requester: PartyID, at node: ExchangeNode) throws {
        let parsed = try EnvelopeReader.readHeader(delivery.envelope)
        let sender = try node.pinned(parsed.header.from)
        submission = try SubmissionVerifier.verify(delivery.submission, sender: sender)
        header = parsed.header
        env = parsed.env
        isForUs = header.to == node.party
        self.delivery = delivery
        self.requester = requester
        let payload = submission.payload
        guard payload.msg == header.msg, payload.env == env, payload.pc == header.payloadCommitment,
            payload.to == header.to, payload.issuer == header.from
        else { throw Refusal("misaddressed", "the submission is not of this envelope") }
        guard delivery.evidence.count <= 8 else {
            throw Refusal("too-large", "more than 8 pieces of hop evidence")
        }
        var evidence: [VerifiedEvidence] = []
        for jws in delivery.evidence {
            let issuer = try EvidenceVerifier.unverifiedPayload(of: jws).issuer
            evidence.append(try EvidenceVerifier.verify(jws, issuer: try node.pinned(issuer), sender: sender))
        }
        hopEvidence = evidence
        guard evidence.allSatisfy({ EvidenceSubject($0.payload) == subject }) else {
            throw Refusal("misaddressed", "hop evidence speaks of another envelope")
        }
    }

    /// The relay's word that it took this envelope over from the sender.
    var relayAcceptance: VerifiedEvidence? {
        guard isForUs, requester != header.from else { return nil }
        return hopEvidence.first {
            $0.payload.event == .submissionAcceptance && $0.payload.issuer == requester
        }
    }

    var subject: EvidenceSubject {
        EvidenceSubject(
            msg: header.msg,
            env: env,
            pc: header.payloadCommitment,
            from: header.from,
            to: header.to
        )
    }

    private func checkRoute(at node: ExchangeNode) throws {
        if isForUs, requester == header.from {
            guard submission.payload.nextHop == node.party else {
                throw Refusal("misaddressed", "the submission is to another next hop")
            }
        } else if isForUs {
            guard submission.payload.nextHop == requester, relayAcceptance != nil else {
                throw Refusal("misaddressed", "a relay hands over without its own acceptance")
            }
        } else {
            guard node.cards[header.to] != nil else {
                throw Refusal("not-served", "this relay has no card of \(header.to.text)")
            }
            guard requester == header.from, submission.payload.nextHop == node.party else {
                throw Refusal("misaddressed", "only the sender may submit to a relay")
            }
        }
    }
}
