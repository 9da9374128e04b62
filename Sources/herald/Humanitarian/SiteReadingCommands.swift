// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import NodeAPI
import NoticeFormat
import NoticeSecurity
import StrictJSON

struct SiteListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List entries that your party sent or received, without coordinates."
    )
    @OptionGroup var options: GlobalOptions
    @OptionGroup var passphrase: PassphraseOptions
    @Option(help: "\(EntryType.allCases.map(\.rawValue).joined(separator: ", "))")
    var type: String?

    func run() async throws {
        let list = try await NodeSession.run(options, passphrase) { session in
            try EntryListBody(bytes: try await session.get("/entries"))
        }
        EntryListing.show(
            list.entries.filter { type == nil || $0.type == type },
            command: "site-list",
            options
        )
    }
}

enum EntryListing {
    static func show(_ entries: [EntryBody], command: String, _ options: GlobalOptions) {
        if options.json {
            let count = JSONValue.integer(Int64(entries.count))
            Terminal.print(json: command, [("count", count), ("entries", .array(entries.map(\.json)))])
            return
        }
        for entry in entries { Terminal.print(EntryText.lines(entry).joined(separator: "\n")) }
        Terminal.say(entries.count == 1 ? "1 entry" : "\(entries.count) entries")
    }
}

struct SiteShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show one entry with its coordinates; your node records that you saw it.",
        discussion: "The issuer of a received entry learns of the first time that your key was handed it."
    )
    @OptionGroup var options: GlobalOptions
    @OptionGroup var passphrase: PassphraseOptions
    @Argument(help: "Id of the entry, or the first characters of it.")
    var id: String
    @Option(help: "GeoJSON or CSV file of named points, to say what it lies near.")
    var features: String?

    func run() async throws {
        let gazetteer = try Self.gazetteer(features)
        try await NodeSession.run(options, passphrase) { session in
            let composing = EntryComposing(session: session, options: options)
            let entry = try await composing.entry(id)
            let notice = try await composing.newest(entry)
            if options.json {
                let fields = notice.fields
                let near = fields.place.flatMap { gazetteer?.nearest(to: $0)?.words }
                Terminal.print(
                    json: "site-show",
                    [
                        ("entry", entry.json), ("nearest", near.map { .string($0) }),
                        ("place", fields.place?.json), ("route", fields.route?.json),
                        ("standing", .string(HumanitarianEntry.standing)), ("window", fields.window?.json),
                    ]
                )
            } else {
                let lines = EntryText.lines(entry) + EntryText.geometry(notice, features: gazetteer)
                Terminal.print(lines.joined(separator: "\n"))
            }
        }
    }

    static func gazetteer(_ file: String?) throws -> Gazetteer? {
        try file.map { try Gazetteer(file: Files.read($0, limit: EntryFile.largestSize)) }
    }
}

struct SiteStateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "state",
        abstract: "Say what the record shows of an entry, or of all, at a past time.",
        discussion: "By the times that senders and recipients claim; bundles of the versions bound them."
    )
    @OptionGroup var options: GlobalOptions
    @OptionGroup var passphrase: PassphraseOptions
    @Argument(help: "Id of the entry, or the first characters of it; all without one.")
    var id: String?
    @Option(help: "The time, as 2026-11-21T08:00:00Z.")
    var at: String

    func run() async throws {
        let time = try OfficerWords.time(at).text
        let entries = try await NodeSession.run(options, passphrase) { session in
            if let id {
                return [
                    try await EntryComposing(session: session, options: options).entry(id, at: time)
                ]
            }
            return try EntryListBody(bytes: try await session.get("/entries?at=\(time)")).entries
        }
        EntryListing.show(entries, command: "site-state", options)
    }
}
