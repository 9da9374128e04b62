// SPDX-License-Identifier: Apache-2.0

import Exchange
import NodeAPI
import NoticeFormat

extension NodeRoutes {
    /// What nodes of pinned parties may ask.
    func nodeAnswer(_ route: APIRoute, _ request: APIRequest, from party: PartyID) async throws -> APIAnswer {
        switch route {
        case .envelopes:
            let body = try EnvelopeBody(bytes: request.body)
            let delivery = EnvelopeDelivery(
                envelope: body.envelope,
                submission: body.submission,
                evidence: body.evidence
            )
            switch try await node.admitEnvelope(delivery, from: party) {
            case .accepted(let evidence): return Self.json(EvidenceBody(msg: nil, evidence: evidence).bytes)
            case .refused(let refusal): throw refusal
            }
        case .evidence:
            let body = try EvidenceBody(bytes: request.body)
            guard let msg = body.msg else { throw Refusal("malformed-body", "msg is missing") }
            return counted("stored", try await node.acceptEvidence(body.evidence, of: msg, from: party))
        case .statuses:
            let body = try ObjectBody("status", bytes: request.body)
            return counted("stored", try await node.acceptStatus(body.jws, from: party))
        case .gaps:
            let body = try GapBody(bytes: request.body)
            guard body.first >= 1, body.last >= body.first else {
                throw Refusal("malformed-body", "from and to are numbers of dispatches in order")
            }
            return counted("queued", try await node.acceptGapRequest(body.first...body.last, from: party))
        case .back:
            let body = try ReturnBody(bytes: request.body)
            return counted("queued", try await node.acceptReturn(have: body.have, from: party))
        case .recover:
            let question = try RecoveryQuestionBody(bytes: request.body).question
            return Self.json(
                RecoveryAnswerBody(try await node.recoveryAnswer(to: question, from: party)).bytes
            )
        case .impersonations:
            let body = try ObjectBody("report", bytes: request.body)
            return counted("stored", try await node.acceptImpersonationReport(body.jws, from: party))
        case .denials:
            let body = try ObjectBody("denial", bytes: request.body)
            return counted("stored", try await node.acceptDenial(body.jws, from: party))
        case .updateCard:
            try await node.acceptCardUpdate(request.body, from: party)
            return Self.done
        default: return ProblemAnswer.make(.notFound, "no such path")
        }
    }

    private func counted(_ name: String, _ count: Int) -> APIAnswer {
        Self.json(CountBody(name, count: count).bytes)
    }
}
