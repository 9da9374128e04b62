// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import NodeAPI
import NoticeFormat
import NoticeSecurity
import StrictJSON

struct ApproveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "approve",
        abstract: "Approve exactly the notice shown, with your key."
    )
    @OptionGroup var options: GlobalOptions
    @OptionGroup var passphrase: PassphraseOptions
    @Argument(help: "Id of the notice, or the first characters of it.")
    var id: String

    func run() async throws {
        try await NodeSession.run(options, passphrase) { session in
            try await Composing(session: session, options: options).approve(id)
        }
    }
}

struct InboxCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "inbox", abstract: "List what came in.")
    @OptionGroup var options: GlobalOptions
    @OptionGroup var passphrase: PassphraseOptions
    func run() async throws { try await BoxListing.show("inbox", options, passphrase) }
}

struct OutboxCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "outbox",
        abstract: "List what was composed, and where it stands."
    )
    @OptionGroup var options: GlobalOptions
    @OptionGroup var passphrase: PassphraseOptions
    func run() async throws { try await BoxListing.show("outbox", options, passphrase) }
}

enum BoxListing {
    static func show(_ box: String, _ options: GlobalOptions, _ passphrase: PassphraseOptions) async throws {
        let (list, reports, open, postures) = try await NodeSession.run(options, passphrase) { session in
            (
                try ViewListBody(bytes: try await session.get("/\(box)")),
                try ReportsBody(bytes: try await session.get("/reports")),
                try DeadlinesBody(bytes: try await session.get("/deadlines")),
                try PosturesBody(bytes: try await session.get("/postures/loops"))
            )
        }
        if options.json {
            Terminal.print(
                json: box,
                [
                    ("loops", .array(postures.loops.map(\.json))),
                    ("notices", .array(list.views.map(\.json))),
                    ("reports", reports.json),
                ]
                    + open.members.filter { $0.0 == "tasks" }
            )
            return
        }
        for loop in postures.loops { Terminal.print(Terminal.alarm(loop.words, options)) }
        for view in list.views {
            let id = view.notice ?? view.messages.first?.msg ?? ""
            let lane = view.messages.first.map { "  lane \($0.lane)" } ?? ""
            if let line = view.stop { Terminal.print(Terminal.alarm(NoticeText.stop(line), options)) }
            let head = "\(id)  \(view.state)  from \(view.from)\(lane)\(marks(view))"
            Terminal.print(Terminal.bold(head, options))
            let lines = view.messages.flatMap { NoticeText.lines($0) }
            if !lines.isEmpty { Terminal.print(lines.joined(separator: "\n")) }
            for line in NoticeText.reach(view) { Terminal.print(line) }
        }
        for task in open.tasks { Terminal.print(NoticeText.line(task)) }
        if list.views.isEmpty { Terminal.say("nothing in the \(box)") }
        if box == "inbox" { say(reports) }
    }

    /// What has become of it, and whether it crossed one of the other side's.
    private static func marks(_ view: NoticeViewBody) -> String {
        let condition = view.condition.map { $0 == "in-force" ? "" : "  \($0)" } ?? ""
        return condition + (view.crossed.isEmpty ? "" : "  crossed \(view.crossed.joined(separator: ", "))")
    }

    /// Somebody tried to speak as a party: shown to both sides.
    private static func say(_ reports: ReportsBody) {
        for fork in reports.forks { Terminal.say("warning: \(ForkText.line(fork))") }
        for text in reports.received {
            guard let report = try? ImpersonationVerifier.unverifiedPayload(of: text) else { continue }
            let reasons = report.reasons.map(\.text).joined(separator: ", ")
            Terminal.say(
                "warning: \(report.issuer.text) reports \(report.count) attempts to speak as you, from "
                    + "\(report.firstAt.text) to \(report.lastAt.text): \(reasons)"
            )
        }
        for attempt in reports.seen {
            let bearer = attempt.presentedBy.map { ", brought by \($0)" } ?? ""
            Terminal.say(
                "warning: at \(attempt.at) something claimed to be from \(attempt.about) and was not: "
                    + "\(attempt.reason)\(bearer)"
            )
        }
    }
}

struct ShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show a notice, opening it at the node if it is not open yet.",
        discussion:
            "Opening is evidence to the sender that the node opened it; it says nothing about a human."
    )
    @OptionGroup var options: GlobalOptions
    @OptionGroup var passphrase: PassphraseOptions
    @Argument(help: "Id of the notice or message, or the first characters of it.")
    var id: String

    @Option(help: "GeoJSON or CSV file of named points, to say what its place lies near.")
    var features: String?

    func run() async throws {
        let gazetteer = try SiteShowCommand.gazetteer(features)
        try await NodeSession.run(options, passphrase) { session in
            let view = try NoticeViewBody(bytes: try await session.get("/notices/\(id)?open=1"))
            guard view.text != nil else {
                throw Failure(.no, "not-opened", "the node did not open it", hint: "see: herald why \(id)")
            }
            let forked = try await ForkText.forks(about: view, session)
            let notice = try await Reading(session: session).verified(view)
            if options.json {
                let fields = JSONValue.object(notice.openedTexts.map { ($0.name, .string($0.value)) })
                let near = notice.fields.place.flatMap { gazetteer?.nearest(to: $0)?.words }
                Terminal.print(
                    json: "show",
                    [
                        ("fields", fields), ("forkedLogs", ForkText.origins(forked)),
                        ("nearest", near.map { .string($0) }), ("view", view.json),
                    ]
                )
            } else {
                for fork in forked { Terminal.print(Terminal.alarm(ForkText.line(fork), options)) }
                Terminal.print(NoticeText.lines(notice, view: view, options).joined(separator: "\n"))
                for line in EntryText.remarks(notice, features: gazetteer) { Terminal.print(line) }
                for message in view.messages {
                    Terminal.print(NoticeText.lines(message).joined(separator: "\n"))
                }
            }
        }
    }
}

struct WhyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "why",
        abstract: "Say where a notice stands, by whose evidence, and what is tried next."
    )
    @OptionGroup var options: GlobalOptions
    @OptionGroup var passphrase: PassphraseOptions
    @Argument(help: "Id of the notice or message, or the first characters of it.")
    var id: String

    func run() async throws {
        let (view, forked) = try await NodeSession.run(options, passphrase) { session in
            let view = try NoticeViewBody(bytes: try await session.get("/notices/\(id)"))
            return (view, try await ForkText.forks(about: view, session))
        }
        if options.json {
            Terminal.print(json: "why", [("forkedLogs", ForkText.origins(forked)), ("view", view.json)])
            return
        }
        for fork in forked { Terminal.print(Terminal.alarm(ForkText.line(fork), options)) }
        Terminal.print("\(view.notice ?? view.messages.first?.msg ?? id)  \(view.state)")
        if view.state == "waiting" {
            Terminal.print(
                "  \(view.approvals.count) of \(view.approvalsNeeded) approvals by a \(view.approvalRole ?? "")"
            )
        }
        for line in NoticeText.reach(view) { Terminal.print(line) }
        for message in view.messages { Terminal.print(NoticeText.hops(message).joined(separator: "\n")) }
    }
}

struct ProveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "prove",
        abstract: "Write a bundle that proves an exchange to a stranger, offline.",
        discussion:
            "Exit 3 while no outside witness has cosigned the log yet; --partial makes it all the same."
    )
    @OptionGroup var options: GlobalOptions
    @OptionGroup var passphrase: PassphraseOptions
    @Argument(help: "Id of the notice, or the first characters of it.")
    var id: String?
    @Option(parsing: .upToNextOption, help: "Sender and recipient of a channel, instead of a notice.")
    var channel: [String] = []
    @Option(
        parsing: .unconditionalSingleValue,
        help: "Id of a filing (a statement or the like), instead of a notice."
    )
    var filing: [String] = []
    @Option(parsing: .upToNextOption, help: "Fields to open; the others stay closed.")
    var open: [String] = []
    @Flag(help: "Open every field.")
    var openAll = false
    @Flag(help: "Open the notes of officers that your node can open.")
    var openNotes = false
    @Flag(help: "Do not wait for a witness.")
    var partial = false
    @Option(help: "Where to write the bundle; standard output without it.")
    var out: String?

    func validate() throws {
        guard [id != nil, channel.count == 2, !filing.isEmpty].count(where: \.self) == 1 else {
            throw ValidationError("give an id, --channel SENDER RECIPIENT, or --filing ID")
        }
    }

    func run() async throws {
        let subject: BundleBody.Subject
        if let id {
            subject = .notice(id, open: openAll ? .all : .fields(open.sorted()))
        } else if !filing.isEmpty {
            subject = .filings(try filing.map { text throws(FormatError) in try ObjectID(text) })
        } else {
            subject = .channel(from: try PartyID(channel[0]), to: try PartyID(channel[1]))
        }
        let bytes = try await NodeSession.run(options, passphrase) { session in
            try await session.post(
                "/bundles",
                BundleBody(subject: subject, isPartial: partial, opensNotes: openNotes).bytes
            )
        }
        guard let out else { return Terminal.print(bytes: bytes) }
        try Files.write(bytes, to: out)
        if options.json {
            Terminal.print(json: "prove", [("bytes", .integer(Int64(bytes.count))), ("file", .string(out))])
        } else {
            Terminal.say("bundle written to \(out); check it with: herald verify \(out) --card FILE…")
        }
    }
}
