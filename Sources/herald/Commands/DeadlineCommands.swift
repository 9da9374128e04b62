// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import NodeAPI
import NoticeFormat
import NoticeSecurity
import StrictJSON

struct DeadlinesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "deadlines",
        abstract: "List the time limits that run, the earliest end first, and what ladders ask of you."
    )
    @OptionGroup var options: GlobalOptions
    @OptionGroup var passphrase: PassphraseOptions

    func run() async throws {
        let open = try await NodeSession.run(options, passphrase) { session in
            try DeadlinesBody(bytes: try await session.get("/deadlines"))
        }
        if options.json { return Terminal.print(json: "deadlines", open.members) }
        for limit in open.limits {
            let way = limit.direction == "outbound" ? "to \(limit.to)" : "from \(limit.from)"
            Terminal.print("\(limit.notice ?? limit.msg)  \(way)  \(NoticeText.line(limit.deadline))")
        }
        for task in open.tasks { Terminal.print(NoticeText.line(task)) }
        if open.limits.isEmpty, open.tasks.isEmpty { Terminal.say("no time limit runs") }
    }
}

struct EscalateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "escalate",
        abstract: "Compose the notice that a rung of a ladder asks for, for approval.",
        discussion: """
            An invitation for a meeting; for a second contact a notice of the kind of the unanswered \
            one. It is in response to that notice.
            """
    )
    @OptionGroup var options: GlobalOptions
    @OptionGroup var passphrase: PassphraseOptions
    @Argument(help: "Id of the unanswered notice, or the first characters of it.")
    var id: String
    @Option(help: "The rung, from 1.")
    var rung: Int
    @Option(help: "The fields, a JSON file (- for standard input).")
    var fields: String

    func run() async throws {
        let bytes = try Files.read(fields, limit: 1 << 20)
        try await NodeSession.run(options, passphrase) { session in
            let open = try DeadlinesBody(bytes: try await session.get("/deadlines"))
            let found = open.tasks.filter { $0.notice?.hasPrefix(id) == true && $0.rung == rung }
            guard let task = found.first, let text = task.notice else {
                throw Failure(
                    .no,
                    "not-found",
                    "no task of notice \(id) waits at rung \(rung)",
                    hint: "see: herald deadlines"
                )
            }
            let view = try NoticeViewBody(bytes: try await session.get("/notices/\(text)"))
            let original = try await Reading(session: session).verified(view)
            let composing = Composing(session: session, options: options)
            try await composing.escalate(task, of: original, fields: bytes)
        }
    }
}

extension Composing {
    fileprivate func escalate(
        _ task: DeadlinesBody.Task,
        of original: VerifiedNotice,
        fields: [UInt8]
    ) async throws {
        var draft = try NoticeDraft(payload: fields)
        draft.inResponseTo = [original.id]
        let others = try task.parties.map { text throws(FormatError) in try PartyID(text) }
            .filter { $0 != session.party }
        let isRepeat = task.step == EscalationStep.secondContact.rawValue && original.visible.reference == nil
        let body = DraftBody(
            kind: isRepeat ? original.visible.kind : .invitation,
            recipients: others.sorted(),
            via: [],
            draft: draft.json
        )
        let (notice, view) = try await compose(body, draft)
        _ = try await session.post(
            "/messages/\(task.msg)/task",
            TaskBody(rung: task.rung, notice: notice.id).bytes
        )
        let approved = try await approve(notice, view: view)
        report(approved ?? view, id: notice.id, command: "escalate")
    }
}

struct ThreadCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "thread",
        abstract: "Show both channels with a party in one order, with links and crossings.",
        discussion:
            "Two notices crossed when neither sender had seen the other's. Times are the senders' claims."
    )
    @OptionGroup var options: GlobalOptions
    @OptionGroup var passphrase: PassphraseOptions
    @Argument(help: "A party; or the id of a notice, or the first characters of it.")
    var subject: String

    func run() async throws {
        let threads = try await NodeSession.run(options, passphrase) { session in
            var threads: [(party: String, body: ThreadBody)] = []
            for party in try await parties(session) {
                threads.append((party, try ThreadBody(bytes: try await session.get("/threads/\(party)"))))
            }
            return threads
        }
        if options.json {
            let list = threads.map { thread in
                JSONValue.object([("party", .string(thread.party)), ("thread", thread.body.json)])
            }
            return Terminal.print(json: "thread", [("threads", .array(list))])
        }
        for (party, body) in threads {
            Terminal.print(Terminal.bold("with \(party)", options))
            for entry in body.entries { Terminal.print(Self.lines(entry).joined(separator: "\n")) }
            if body.entries.isEmpty { Terminal.say("nothing in the channels with \(party)") }
        }
    }

    /// Ids have no full stop, parties do.
    private func parties(_ session: NodeSession) async throws -> [String] {
        if subject.contains(".") { return [subject] }
        let view = try NoticeViewBody(bytes: try await session.get("/notices/\(subject)"))
        return view.direction == "inbound" ? [view.from] : view.messages.map(\.to)
    }

    private static func lines(_ entry: ThreadBody.Entry) -> [String] {
        let seen = entry.seen.map { $0 == 0 ? "having seen none" : "having seen number \($0)" }
        let condition = entry.condition.map { $0 == "in-force" ? "" : ", \($0)" } ?? ""
        var lines = [
            "  \(entry.at)  \(entry.from) number \(entry.number): \(entry.kind) \(entry.notice)\(condition)",
            "    \(seen ?? "having seen one that is not here")",
        ]
        lines += entry.links.map { "    \($0)" }
        lines += entry.crossed.map { "    crossed \($0) on the way" }
        return lines
    }
}
