// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import NodeAPI
import NoticeFormat
import NoticeSecurity
import StrictJSON

/// What every posture command that sends has in common.
struct PostureOptions: ParsableArguments {
    @OptionGroup var options: GlobalOptions
    @OptionGroup var passphrase: PassphraseOptions
    @Option(help: "The fields, a JSON file (- for standard input); none without it.")
    var fields: String?
    @Option(parsing: .upToNextOption, help: "Routes, all at once: direct, or relays joined by /.")
    var via: [String] = []
}

/// Composes notices about posture: who gets them, what they refer to, and what they must say.
struct PostureSending {
    let session: NodeSession
    let common: PostureOptions

    static func run(_ common: PostureOptions, _ body: (PostureSending) async throws -> Void) async throws {
        try await NodeSession.run(common.options, common.passphrase) { session in
            try await body(PostureSending(session: session, common: common))
        }
    }

    /// The draft in the file, with these fields beside it.
    func draft(_ added: [(FieldName, JSONValue?)] = []) throws -> NoticeDraft {
        let bytes = try common.fields.map { try Files.read($0, limit: 1 << 20) }
        var value =
            try bytes.map { bytes throws(JSONError) in try StrictJSONParser.parse(bytes) } ?? .object([])
        guard case .object(var object) = value, case .object(var fields)? = object["fields"] ?? .object([])
        else {
            return try NoticeDraft(value)
        }
        for (name, addition) in added {
            guard let addition else { continue }
            guard fields[name.rawValue] == nil else {
                throw Failure(
                    .usage,
                    "field-twice",
                    "the field \(name.rawValue) is in the file and in an option"
                )
            }
            fields[name.rawValue] = addition
        }
        object["fields"] = .object(fields)
        value = .object(object)
        return try NoticeDraft(value)
    }

    /// Refuses a draft without one of these fields.
    func require(_ names: [FieldName], in draft: NoticeDraft, because reason: String) throws {
        let missing = names.filter { draft.fields[$0] == nil }.map(\.rawValue)
        guard missing.isEmpty else {
            throw Failure(.usage, "field-missing", "\(reason): \(missing.joined(separator: ", ")) missing")
        }
    }

    /// A draft that says no status takes that of what it refers to: practice never refers to what is real.
    func send(
        _ kind: NoticeKind,
        _ draft: NoticeDraft,
        to recipients: [PartyID],
        about table: ObjectID? = nil
    ) async throws {
        let routes = try common.via.map { text throws(FormatError) in try Route(text) }
        let linked = [table, draft.reference?.notice].compactMap { $0 } + draft.inResponseTo
        var draft = draft
        if draft.status == nil, let first = linked.first {
            let view = try NoticeViewBody(bytes: try await session.get("/notices/\(first.text)"))
            draft.status = try await Reading(session: session).verified(view).visible.status
        }
        try await Composing(session: session, options: common.options).send(
            kind: kind,
            recipients: recipients,
            via: routes,
            draft: draft
        )
    }

    /// A notice that is here, verified, and where it stands.
    func notice(_ id: String, kinds: Set<NoticeKind>) async throws -> NoticeTarget {
        let view = try NoticeViewBody(bytes: try await session.get("/notices/\(id)"))
        let notice = try await Reading(session: session).verified(view)
        guard kinds.contains(notice.visible.kind) else {
            let names = kinds.map(\.rawValue).sorted().joined(separator: ", ")
            throw Failure(.no, "other-kind", "notice \(notice.id.text) is no \(names)")
        }
        let parties = notice.visible.recipients + [try PartyID(view.from)]
        return NoticeTarget(
            id: notice.id,
            kind: notice.visible.kind,
            others: Set(parties).subtracting([session.party]).sorted(),
            isOwn: view.direction == "outbound"
        )
    }

    /// Mediators that this party and one of the recipients have both named.
    func mediators(with recipients: [PartyID]) async throws -> [PartyID] {
        let own = Set(session.card.latest.payload.policy.mediators)
        var found: Set<PartyID> = []
        for recipient in recipients where recipient != session.party && !own.isEmpty {
            let card = try await Reading(session: session).card(of: recipient)
            found.formUnion(own.intersection(card.latest.payload.policy.mediators))
        }
        return found.subtracting(recipients).subtracting([session.party]).sorted()
    }
}

/// What a posture command refers to.
struct NoticeTarget {
    let id: ObjectID
    let kind: NoticeKind
    /// Everybody who has it besides the own party, ascending.
    let others: [PartyID]
    let isOwn: Bool
}
