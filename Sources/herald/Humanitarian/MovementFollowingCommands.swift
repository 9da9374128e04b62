// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import NodeAPI
import NoticeFormat
import NoticeSecurity
import StrictJSON

struct MovementArriveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "arrive",
        abstract: "Say that a movement has ended; its live line closes."
    )
    @OptionGroup var target: EntryTarget

    func run() async throws {
        try await target.follow(.closeOut, command: "movement-arrive", textFile: nil)
    }
}

struct MovementAbortCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "abort",
        abstract: "Call a movement off, to all who had it, by every way it took."
    )
    @OptionGroup var target: EntryTarget
    @Option(help: "File with the reason (- for standard input).")
    var textFile: String?

    func run() async throws {
        try await target.follow(.cancel, command: "movement-abort", textFile: textFile)
    }
}

struct MovementDistressCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "distress",
        abstract:
            "YOU ARE HITTING US: one step, to all who hold the entry, repeated until a stop is acknowledged."
    )
    @OptionGroup var distress: DistressOptions
    func run() async throws { try await distress.send(command: "movement-distress") }
}

struct MovementLineCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "line",
        abstract: "Show the live line of a movement, or speak on it while the movement is active."
    )
    @OptionGroup var target: EntryTarget
    @Option(help: "File with what to say (- for standard input).")
    var say: String?

    func run() async throws {
        guard let say else { return try await show() }
        let text = try OfficerWords.read(say)
        try await target.run { composing, entry in
            guard entry.isLineOpen else {
                throw Failure(.no, "line-closed", "the line is open while a movement is active")
            }
            let own = composing.session.party.text
            let parties = entry.issuer == own ? entry.recipients.map(\.party) : [entry.issuer]
            var draft = NoticeDraft(fields: try NoticeFields(JSONObject([("text", .string(text))])))
            draft.severity = .severe
            draft.inResponseTo = [try ObjectID(entry.id)]
            draft.status = try await composing.newest(entry).visible.status
            let sent = try await composing.send(
                .message,
                to: try parties.map { party throws(FormatError) in try PartyID(party) },
                draft
            )
            composing.report("movement-line", entry: entry.id, sent)
        }
    }

    /// In order, with the seconds since the message before.
    private func show() async throws {
        let (entry, texts) = try await target.run { composing, entry in
            var texts: [String] = []
            for notice in entry.notices where notice.part == "line" {
                let view = try NoticeViewBody(
                    bytes: try await composing.session.get("/notices/\(notice.notice)?open=1")
                )
                let read = try await Reading(session: composing.session).verified(view)
                texts.append(read.fields.prose(.text) ?? "")
            }
            return (entry, texts)
        }
        let messages = zip(entry.notices.filter { $0.part == "line" }, texts)
        var before: Timestamp?
        var lines: [JSONValue] = []
        for (notice, text) in messages {
            let at = try Timestamp(notice.at)
            let seconds = before.map { at.seconds(since: $0) } ?? 0
            before = at
            if target.options.json {
                lines.append(
                    .object([
                        ("at", .string(notice.at)), ("from", .string(notice.from)),
                        ("notice", .string(notice.notice)), ("seconds", .integer(seconds)),
                        ("text", .string(text)),
                    ])
                )
            } else {
                Terminal.print("\(notice.at)  +\(seconds) s  \(notice.from): \(text)")
            }
        }
        if target.options.json {
            Terminal.print(
                json: "movement-line",
                [("entry", .string(entry.id)), ("line", .array(lines)), ("open", .bool(entry.isLineOpen))]
            )
        } else {
            Terminal.say("live line \(entry.isLineOpen ? "open" : "closed")")
        }
    }
}
