// SPDX-License-Identifier: Apache-2.0

import NodeAPI
import NoticeFormat
import NoticeSecurity
import StrictJSON

/// Sends notices of an entry, and reads its newest version.
struct EntryComposing {
    let session: NodeSession
    let options: GlobalOptions

    func entry(_ id: String, at time: String? = nil) async throws -> EntryBody {
        let query = time.map { "?at=\($0)" } ?? ""
        return try EntryBody(bytes: try await session.get("/entries/\(id)\(query)"))
    }

    /// The newest version, verified here; the node records that this officer was handed it.
    func newest(_ entry: EntryBody) async throws -> VerifiedNotice {
        guard let version = entry.version else {
            throw Failure(.no, "not-yet", "there was no such entry yet")
        }
        let view = try NoticeViewBody(bytes: try await session.get("/notices/\(version)?open=1"))
        return try await Reading(session: session).verified(view)
    }

    /// Composes, checks and approves; returns id and state.
    func send(
        _ kind: NoticeKind,
        to recipients: [PartyID],
        via: [Route] = [],
        _ draft: NoticeDraft
    ) async throws -> (id: ObjectID, state: String) {
        let composing = Composing(session: session, options: options)
        let body = DraftBody(kind: kind, recipients: recipients.sorted(), via: via, draft: draft.json)
        let (notice, view) = try await composing.compose(body, draft)
        let approved = try await composing.approve(notice, view: view)
        return (notice.id, (approved ?? view).state)
    }

    /// A notice about an own entry, to all who hold it, that ends no sooner than the entry.
    func follow(
        _ kind: NoticeKind,
        _ entry: EntryBody,
        command: String,
        _ draft: NoticeDraft
    ) async throws {
        try requireOwn(entry)
        let newest = try await newest(entry)
        var draft = draft
        draft.status = draft.status ?? newest.visible.status
        if draft.expiry == nil { draft.expiry = .at(newest.visible.expiresAt) }
        let recipients = try entry.recipients.map { each throws(FormatError) in try PartyID(each.party) }
        let sent = try await send(kind, to: recipients, draft)
        report(command, entry: entry.id, sent)
    }

    func requireOwn(_ entry: EntryBody) throws {
        guard entry.issuer == session.party.text else {
            throw Failure(.no, "not-own-notice", "this entry is of \(entry.issuer)")
        }
    }

    func report(_ command: String, entry: String, _ sent: (id: ObjectID, state: String)) {
        if options.json {
            Terminal.print(
                json: command,
                [
                    ("entry", .string(entry)), ("notice", .string(sent.id.text)),
                    ("state", .string(sent.state)),
                ]
            )
        } else {
            Terminal.print(sent.id.text)
        }
        Terminal.say(sent.state)
    }
}
