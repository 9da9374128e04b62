// SPDX-License-Identifier: Apache-2.0

import NodeAPI
import NoticeFormat
import NoticeSecurity
import StrictJSON

extension OfficerDesk {
    /// Has the node compose a notice, which then waits for its approvals.
    func compose(_ body: DraftBody) async throws -> NoticeViewBody {
        try NoticeViewBody(bytes: try await post("/notices", body.bytes))
    }

    /// Verifies what waits under the own card, then signs an approval of exactly it.
    func approve(_ view: NoticeViewBody) async throws -> NoticeViewBody {
        guard let text = view.text, let word = view.approvalRole, let role = Role(rawValue: word) else {
            throw NodeFailure(1, "\(name): no approval is awaited")
        }
        let card = try CardVerifier.verify(file: try await get("/card"))
        let notice = try NoticeVerifier.verify(
            text: text,
            approvals: view.approvals,
            issuer: card,
            mode: .complete
        )
        let payload = ApprovalPayload(
            jti: Self.randomID(),
            party: party,
            notice: notice.id,
            card: notice.visible.card,
            role: role,
            approvedAt: clock.now(),
            after: view.anchors
        )
        let signed = try ApprovalSigner.sign(payload, key: key)
        let body = ObjectBody("approval", jws: signed.jws).bytes
        return try NoticeViewBody(bytes: try await post("/notices/\(notice.id.text)/approvals", body))
    }

    /// The notice with every field, verified under its issuer's card as this officer's node has it.
    func verified(_ notice: ObjectID) async throws -> VerifiedNotice {
        let view = try await view(notice.text)
        guard let text = view.text else {
            throw NodeFailure(1, "\(party.text) has not opened \(notice.text)")
        }
        let path = view.from == party.text ? "/card" : "/cards/\(view.from)"
        let card = try CardVerifier.verify(file: try await get(path))
        return try NoticeVerifier.verify(text: text, approvals: view.approvals, issuer: card, mode: .complete)
    }

    /// The delivery of a message to this officer's party; opens it first if asked to.
    func received(_ msg: String, isOpening: Bool) async throws -> MessageViewBody {
        let view = try await view(isOpening ? "\(msg)?open=1" : msg)
        guard view.direction == "inbound", let message = view.messages.first(where: { $0.msg == msg }) else {
            throw NodeFailure(1, "\(party.text) has not received message \(msg)")
        }
        return message
    }
}
