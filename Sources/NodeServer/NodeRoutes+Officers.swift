// SPDX-License-Identifier: Apache-2.0

import Exchange
import NodeAPI
import NoticeFormat
import NoticeSecurity
import StrictJSON

extension NodeRoutes {
    /// What officers of the own party may ask.
    func officerAnswer(
        _ route: APIRoute,
        _ request: APIRequest,
        by officer: KeyID,
        request id: RandomID
    ) async throws -> APIAnswer {
        switch route {
        case .inbox:
            let views = try await node.inbox(isListing: true)
            return Self.json(ViewListBody(views: views.map { NoticeViewBody(listed: $0) }).bytes)
        case .outbox:
            let views = try await node.outbox()
            return Self.json(ViewListBody(views: views.map { NoticeViewBody(listed: $0) }).bytes)
        case .notice(let prefix, let open): return try await view(prefix, open: open, to: officer, request)
        case .draft:
            let body = try DraftBody(bytes: request.body)
            let notice = try await node.draft(
                DraftRequest(
                    kind: body.kind,
                    recipients: body.recipients,
                    via: body.via,
                    draft: try NoticeDraft(body.draft),
                    isPrepared: body.isPrepared,
                    request: id
                ),
                by: officer
            )
            let warnings = try await node.warnings(about: notice)
            return try await view(notice.text, to: officer, request, warnings: warnings)
        case .approve(let text):
            let notice = try ObjectID(text)
            try await node.approve(notice, with: try ObjectBody("approval", bytes: request.body).jws)
            return try await view(text, to: officer, request)
        case .release(let text):
            try await node.releasePrepared(try ObjectID(text), by: officer)
            return try await view(text, to: officer, request)
        case .officerEvidence(let msg):
            try await node.acceptOfficerEvidence(try ObjectBody("evidence", bytes: request.body).jws, of: msg)
            return try await view(msg.text, to: officer, request)
        case .evidenceHead(let msg):
            return Self.json(EvidenceHeadBody(try await node.evidenceHead(of: msg)).bytes)
        case .bundles: return try await bundle(request)
        case .claims: return try await claim(request)
        case .channels, .makeStatus, .makeRelayStatus: return try await channelAnswer(route)
        case .carryOut:
            let body = try CarryBody(bytes: request.body)
            return Self.json(try await node.carryOut(body.id, to: body.to))
        case .carryIn: return Self.json(try await node.carryIn(request.body))
        case .entries, .entry, .exportEntries: return try await entryAnswer(route, request, by: officer)
        case .deny:
            let body = try DenialBody(bytes: request.body)
            _ = try await node.deny(body.about, text: body.text, by: officer)
            return Self.done
        case .seals, .openings, .consents, .cases: return try await sealAnswer(route, request, by: officer)
        case .recordStatement: return try await recordStatement(request, by: officer)
        case .filings(let type): return try await filingsAnswer(type)
        case .filing(let id): return Self.json(FilingsBody([try await node.filing(id)]).bytes)
        default: return try await recordAnswer(route, request)
        }
    }

    private func filingsAnswer(_ type: LeafType) async throws -> APIAnswer {
        let query = FilingQuery(type, limit: FilingsBody.largestCount)
        return Self.json(FilingsBody(try await node.filings(query)).bytes)
    }

    private func recordAnswer(_ route: APIRoute, _ request: APIRequest) async throws -> APIAnswer {
        switch route {
        case .deadlines:
            let open = try await node.openDeadlines()
            return Self.json(DeadlinesBody(limits: open.limits, tasks: open.tasks).bytes)
        case .postures: return Self.json(PosturesBody(try await node.postures()).bytes)
        case .postureLoops: return Self.json(PosturesBody(try await node.postureLoops()).bytes)
        case .posture(let prefix): return Self.json(PosturesBody(try await node.posture(prefix)).bytes)
        case .thread(let party): return Self.json(ThreadBody(try await node.thread(with: party)).bytes)
        case .settleTask(let msg):
            let body = try TaskBody(bytes: request.body)
            try await node.settleTask(of: msg, rung: body.rung, with: body.notice)
            return Self.done
        case .pinnedCard(let party): return found(node.cardFile(of: party), APIAnswer.json)
        case .pinCard(let party):
            try await node.pin(request.body, as: party)
            return Self.done
        case .putCard:
            try await node.updateOwnCard(request.body)
            return Self.done
        case .proof(let leaf, let digest):
            guard let type = LeafType(rawValue: leaf) else {
                throw Refusal("not-found", "no leaf type is \(leaf)")
            }
            let entry = LeafEntry(type: type, digest: try Digest(digest))
            return found(try await node.proof(of: entry), APIAnswer.text)
        case .reports:
            let reports = try await node.impersonations()
            let body = ReportsBody(
                received: reports.received,
                seen: reports.seen,
                forks: try await node.forks()
            )
            return Self.json(body.bytes)
        default: return ProblemAnswer.make(.notFound, "no such path")
        }
    }

    /// What an officer is handed; the first time that it is the text of something received, that is recorded.
    private func view(
        _ prefix: String,
        open: Bool = false,
        to officer: KeyID,
        _ request: APIRequest,
        warnings: [ComposingWarning] = []
    ) async throws -> APIAnswer {
        let view = try await node.view(prefix, isOpening: open)
        let digest = ObjectHash.digest(Array((request.credential ?? "").utf8))
        try await node.handOver(view, to: officer, request: digest)
        try await node.noteAccess(view, by: officer)
        return Self.json(NoticeViewBody(view, warnings: warnings).bytes)
    }

    /// A notice here, or a message without one: only what was signed about it can be shown then.
    private func subject(_ prefix: String, open: BundleBody.Opening) async throws -> BundleSubject {
        let view = try await node.view(prefix)
        switch (view.notice, open) {
        case (let notice?, .all): return .notice(notice.id, open: nil)
        case (let notice?, .fields(let names)): return .notice(notice.id, open: Set(names))
        case (nil, .fields([])):
            guard let message = view.messages.first?.message else { break }
            return .carriage(message.msg)
        default: break
        }
        throw Refusal("not-found", "the notice is not open here: no field of it can be shown")
    }

    private func bundle(_ request: APIRequest) async throws -> APIAnswer {
        let body = try BundleBody(bytes: request.body)
        let subject: BundleSubject
        switch body.subject {
        case .channel(let from, let to): subject = .channel(from: from, to: to)
        case .silence(let question): subject = .silence(question)
        case .filings(let ids): subject = .filings(ids)
        case .notice(let prefix, let open):
            subject = try await self.subject(prefix, open: open)
        }
        return Self.json(
            try await node.bundle(subject, isPartial: body.isPartial, opensNotes: body.opensNotes)
        )
    }
}
