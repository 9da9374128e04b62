// SPDX-License-Identifier: Apache-2.0

import NodeAPI
import NoticeFormat
import NoticeSecurity
import StrictJSON

/// Composes a notice at the node, checks what the node made of it, and approves it.
struct Composing {
    let session: NodeSession
    let options: GlobalOptions

    struct Target {
        let id: ObjectID
        let recipients: [PartyID]
    }

    /// The notice that a reply, update or cancel points at, and whom it goes to.
    func target(_ id: String, kind: NoticeKind) async throws -> Target {
        let view = try NoticeViewBody(bytes: try await session.get("/notices/\(id)"))
        guard let notice = view.notice else {
            throw Failure(
                .no,
                "not-opened",
                "this notice is not open yet",
                hint: "open it: herald show \(id)"
            )
        }
        if kind == .reply {
            guard view.direction == "inbound" else {
                throw Failure(.no, "own-notice", "a reply answers a notice that you received")
            }
            return Target(id: try ObjectID(notice), recipients: [try PartyID(view.from)])
        }
        guard view.direction == "outbound" else {
            throw Failure(.no, "not-own-notice", "only your own notices can be updated or cancelled")
        }
        return Target(
            id: try ObjectID(notice),
            recipients: try view.messages.map { message throws(FormatError) in try PartyID(message.to) }
        )
    }

    /// With `cancel`, a cancel of it is composed and approved too, and waits for its release.
    func send(
        kind: NoticeKind,
        recipients: [PartyID],
        via: [Route],
        fields: [UInt8],
        reference: NoticeReference?,
        cancel: [UInt8]? = nil
    ) async throws {
        var draft = try NoticeDraft(payload: fields)
        if let reference { draft.reference = reference }
        try await send(kind: kind, recipients: recipients, via: via, draft: draft, cancel: cancel)
    }

    /// The same with a draft that was put together here.
    func send(
        kind: NoticeKind,
        recipients: [PartyID],
        via: [Route],
        draft: NoticeDraft,
        cancel: [UInt8]? = nil
    ) async throws {
        try await sayMode(draft.ack ?? .full, to: recipients)
        let body = DraftBody(kind: kind, recipients: recipients.sorted(), via: via, draft: draft.json)
        let (notice, view) = try await compose(body, draft)
        // First: a cancel must be ready before there is something to cancel.
        if let cancel { try await prepare(cancel, of: notice, via: via) }
        let approved = try await approve(notice, view: view)
        report(approved ?? view, id: notice.id, command: "send", warnings: view.warnings)
    }

    /// Says before sending what evidence will name, and whether the pairs agreed on it.
    private func sayMode(_ mode: AcknowledgementMode, to recipients: [PartyID]) async throws {
        Terminal.say(NoticeText.mode(mode.rawValue))
        let own = Set(session.card.latest.payload.policy.ackModes)
        for recipient in recipients where recipient != session.party {
            let card: VerifiedCardChain
            do {
                card = try await Reading(session: session).card(of: recipient)
            } catch let failure as Failure where failure.code == "not-found" {
                continue  // The node says what is missing when it is asked to send.
            }
            let agreed = own.intersection(card.latest.payload.policy.ackModes)
            guard agreed.contains(mode) else {
                let names = agreed.map(\.rawValue).sorted().joined(separator: ", ")
                throw Failure(
                    .no,
                    "ack-mode-not-agreed",
                    "acknowledgement mode \(mode.rawValue) is not agreed with \(recipient.text)",
                    hint: "agreed: \(names.isEmpty ? "none" : names)"
                )
            }
        }
    }

    /// Has the node compose it, and checks that the notice is what was written.
    func compose(
        _ body: DraftBody,
        _ draft: NoticeDraft
    ) async throws -> (notice: VerifiedNotice, view: NoticeViewBody) {
        let view = try NoticeViewBody(bytes: try await session.post("/notices", body.bytes))
        for warning in view.warnings { Terminal.say("warning: \(warning.code): \(warning.detail)") }
        let notice = try await Reading(session: session).verified(view)
        try check(notice, holds: draft, kind: body.kind, recipients: body.recipients)
        return (notice, view)
    }

    private func prepare(_ fields: [UInt8], of notice: VerifiedNotice, via: [Route]) async throws {
        var draft = try NoticeDraft(payload: fields)
        draft.reference = .cancels(notice.id)
        if draft.expiry == nil { draft.expiry = .at(notice.visible.expiresAt) }
        let body = DraftBody(
            kind: .cancel,
            recipients: notice.visible.recipients,
            via: via,
            draft: draft.json,
            isPrepared: true
        )
        let (cancel, view) = try await compose(body, draft)
        let approved = try await approve(cancel, view: view) ?? view
        Terminal.say(
            "cancel \(cancel.id.text): \(words(approved)); release it with: herald cancel \(notice.id.text)"
        )
    }

    /// Shows what is to be approved, then signs.
    func approve(_ id: String) async throws {
        let view = try NoticeViewBody(bytes: try await session.get("/notices/\(id)"))
        let notice = try await Reading(session: session).verified(view)
        Terminal.say(NoticeText.lines(notice, view: view, options).joined(separator: "\n"))
        for prepared in view.prepared where view.state == "waiting" { try await approvePrepared(prepared) }
        guard let approved = try await approve(notice, view: view) else {
            throw Failure(
                .no,
                "role-missing",
                "your key cannot approve this notice",
                hint: "it needs an officer with the role \(view.approvalRole ?? "that the mandate asks for")"
            )
        }
        report(approved, id: notice.id, command: "approve")
    }

    private func approvePrepared(_ id: String) async throws {
        let view = try NoticeViewBody(bytes: try await session.get("/notices/\(id)"))
        guard view.state == "waiting" else { return }
        let notice = try await Reading(session: session).verified(view)
        Terminal.say("with it, to be released later:")
        Terminal.say(NoticeText.lines(notice, view: view, options).joined(separator: "\n"))
        _ = try await approve(notice, view: view)
    }

    /// Nil if this officer does not hold the role, or no approval is awaited.
    func approve(_ notice: VerifiedNotice, view: NoticeViewBody) async throws -> NoticeViewBody? {
        let keyID = KeyID(bytes: session.key.verificationKey.thumbprint.bytes)
        guard view.state == "waiting", let text = view.approvalRole, let role = Role(rawValue: text),
            let officer = session.card.officer(keyID, in: notice.visible.card), officer.roles.contains(role)
        else { return nil }
        let payload = ApprovalPayload(
            jti: NodeSession.randomID(),
            party: session.party,
            notice: notice.id,
            card: notice.visible.card,
            role: role,
            approvedAt: NodeSession.now(),
            after: view.anchors
        )
        let signed = try ApprovalSigner.sign(payload, key: session.key)
        let body = ObjectBody("approval", jws: signed.jws).bytes
        return try NoticeViewBody(bytes: try await session.post("/notices/\(notice.id.text)/approvals", body))
    }

    /// What the officer signs must be what the officer wrote.
    private func check(
        _ notice: VerifiedNotice,
        holds draft: NoticeDraft,
        kind: NoticeKind,
        recipients: [PartyID]
    ) throws {
        guard notice.visible.kind == kind, notice.visible.recipients == recipients,
            draft.isHeld(by: notice.visible, fields: notice.fields)
        else {
            throw Failure(
                .no,
                "altered-by-node",
                "the node composed another notice than was asked for",
                hint: "do not approve it; look at your node"
            )
        }
    }

    func report(
        _ view: NoticeViewBody,
        id: ObjectID,
        command: String,
        warnings: [WarningBody] = []
    ) {
        let missing = max(0, view.approvalsNeeded - view.approvals.count)
        if options.json {
            Terminal.print(
                json: command,
                [
                    ("approvalsMissing", .integer(Int64(missing))), ("notice", .string(id.text)),
                    ("state", .string(view.state)), ("warnings", .array(warnings.map(\.json))),
                ]
            )
        } else {
            Terminal.print(id.text)
        }
        Terminal.say(words(view))
    }

    private func words(_ view: NoticeViewBody) -> String {
        guard view.state == "waiting" else { return view.state }
        let missing = max(0, view.approvalsNeeded - view.approvals.count)
        let approvals = missing == 1 ? "approval" : "approvals"
        return "waiting for \(missing) more \(approvals) by a \(view.approvalRole ?? "")"
    }
}
