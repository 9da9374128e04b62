// SPDX-License-Identifier: Apache-2.0

import Exchange
import ExchangeTesting
import NoticeFormat
import NoticeSecurity

extension TestParty {
    /// Signs the hand-over of an envelope to its recipient, whatever was sent before.
    mutating func handOver(_ sealed: SealedEnvelope) throws -> EnvelopeDelivery {
        let payload = SubmissionPayload(
            jti: random.randomID(),
            issuer: id,
            to: sealed.header.to,
            nextHop: sealed.header.to,
            msg: sealed.header.msg,
            env: sealed.env,
            pc: sealed.pc,
            at: TestParty.start
        )
        let submission = try SubmissionSigner.sign(payload, key: node).jws
        return EnvelopeDelivery(envelope: sealed.bytes, submission: submission, evidence: [])
    }

    /// What a sender's node would send for this message, made by hand.
    mutating func handOver(_ message: TestMessage, nextHop: PartyID? = nil) throws -> EnvelopeDelivery {
        EnvelopeDelivery(
            envelope: message.sealed.bytes,
            submission: try submission(of: message, nextHop: nextHop).jws,
            evidence: []
        )
    }
}

extension AdmissionAnswer {
    /// Nil if the envelope was accepted.
    var refusedCode: ReasonCode? {
        if case .refused(let refusal) = self { refusal.code } else { nil }
    }

    var evidence: [String] {
        switch self {
        case .accepted(let evidence): evidence
        case .refused(let refusal): refusal.evidence
        }
    }
}
