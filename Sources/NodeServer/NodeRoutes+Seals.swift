// SPDX-License-Identifier: Apache-2.0

import Exchange
import NodeAPI
import NoticeFormat

extension NodeRoutes {
    /// Seals, openings, consents and steps of cases; each is answered with the signed object and nothing closed.
    func sealAnswer(
        _ route: APIRoute,
        _ request: APIRequest,
        by officer: KeyID
    ) async throws -> APIAnswer {
        let id: ObjectID
        switch route {
        case .seals: id = try await node.seal(try SealDraft(payload: request.body), by: officer)
        case .openings:
            let body = try OpeningBody(bytes: request.body)
            id = try await node.open(OpeningRequest(body), by: officer)
        case .consents:
            let body = try ConsentBody(bytes: request.body)
            id = try await node.consent(to: body.seal, of: body.owner, fields: body.fields, by: officer)
        case .cases:
            let body = try CaseStepBody(bytes: request.body)
            let step = body.mark.map(CaseRequest.Step.next) ?? .begin
            let request = CaseRequest(step: step, fields: body.fields, rule: body.rule, status: body.status)
            id = try await node.recordStep(request, by: officer)
        default: return ProblemAnswer.make(.notFound, "no such path")
        }
        return Self.json(FilingsBody([try await node.filing(id)]).bytes)
    }
}

extension OpeningRequest {
    fileprivate init(_ body: OpeningBody) {
        let ground: Ground =
            if let consent = body.consent {
                .consent(consent)
            } else if let statement = body.statement {
                .event(statement)
            } else {
                .date
            }
        let period = body.after.flatMap { after in body.before.map { after...$0 } }
        self.init(seal: body.seal, fields: body.fields.map(Set.init), ground: ground, period: period)
    }
}
