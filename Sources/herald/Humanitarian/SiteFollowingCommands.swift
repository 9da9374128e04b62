// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import NodeAPI
import NoticeFormat
import NoticeSecurity
import StrictJSON

/// What every command about one own entry takes.
struct EntryTarget: ParsableArguments {
    @OptionGroup var options: GlobalOptions
    @OptionGroup var passphrase: PassphraseOptions
    @Argument(help: "Id of the entry, or the first characters of it.")
    var id: String

    func run<Value>(_ body: (EntryComposing, EntryBody) async throws -> Value) async throws -> Value {
        try await NodeSession.run(options, passphrase) { session in
            let composing = EntryComposing(session: session, options: options)
            return try await body(composing, try await composing.entry(id))
        }
    }

    /// Sends a notice about the entry, with these words if there are any.
    func follow(
        _ kind: NoticeKind,
        command: String,
        textFile: String?,
        expiresAt: Timestamp? = nil
    ) async throws {
        let text = try textFile.map { try OfficerWords.read($0) }
        try await run { composing, entry in
            let target = try ObjectID(entry.id)
            let fields = try NoticeFields(JSONObject([("text", text.map { .string($0) })]))
            var draft = NoticeDraft(fields: fields)
            draft.reference = kind.isCancelling ? .cancels(target) : .updates(target)
            draft.expiry = expiresAt.map { .at($0) }
            try await composing.follow(kind, entry, command: command, draft)
        }
    }
}

struct SiteChangeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "change",
        abstract: "Send a new version of an entry of yours, from a file with one feature."
    )
    @OptionGroup var target: EntryTarget
    @OptionGroup var file: EntryChangeFile

    func run() async throws {
        let row = try file.row()
        try await target.run { composing, entry in
            try composing.requireOwn(entry)
            let newest = try await composing.newest(entry)
            guard var made = newest.fields.entry, made.type != .movement, let place = row.place else {
                throw Failure(.no, "not-a-site", "a site and a point or polygon were expected")
            }
            made.name = row.name ?? made.name
            made.facility = row.facility ?? made.facility
            made.owner = row.owner ?? made.owner
            made.contact = row.contact ?? made.contact
            if place != newest.fields.place { made.check = .unverified }
            var draft = NoticeDraft(fields: try NoticeFields.entry(made, place: place))
            draft.reference = .updates(try ObjectID(entry.id))
            try await composing.follow(.update, entry, command: "site-change", draft)
        }
    }
}

/// A file with the new state of one entry.
struct EntryChangeFile: ParsableArguments {
    @Option(help: "GeoJSON or CSV file with one entry (- for standard input).")
    var file: String
    @Option(help: "Area that every point has to lie in: south,west,north,east.")
    var box: String?

    func row() throws -> EntryRow {
        var options = EntryFileOptions()
        options.file = file
        options.box = box
        return try options.row()
    }
}

struct SiteConfirmCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "confirm",
        abstract: "Confirm an entry of yours until a later end."
    )
    @OptionGroup var target: EntryTarget
    @Option(help: "The new end, as 2026-11-21T08:00:00Z.")
    var until: String

    func run() async throws {
        try await target.follow(
            .reaffirmation,
            command: "site-confirm",
            textFile: nil,
            expiresAt: try OfficerWords.time(until)
        )
    }
}

struct SiteWithdrawCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "withdraw",
        abstract: "Withdraw an entry of yours, to all who had it, by every way it took."
    )
    @OptionGroup var target: EntryTarget
    @Option(help: "File with the reason (- for standard input).")
    var textFile: String?

    func run() async throws {
        try await target.follow(.cancel, command: "site-withdraw", textFile: textFile)
    }
}

struct SiteDistressCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "distress",
        abstract:
            "YOU ARE HITTING US: one step, to all who hold the entry, repeated until a stop is acknowledged."
    )
    @OptionGroup var distress: DistressOptions
    func run() async throws { try await distress.send(command: "site-distress") }
}

/// A distress call needs nothing but the entry.
struct DistressOptions: ParsableArguments {
    @OptionGroup var target: EntryTarget
    @Option(help: "File with more words; nothing waits for them (- for standard input).")
    var textFile: String?

    /// Seconds after the call at which it is repeated, while no stop is acknowledged.
    static let repeats = [60, 120, 180, 300, 480, 780, 1200, 1800]

    func send(command: String) async throws {
        let text = try textFile.map { try OfficerWords.read($0) }
        try await target.run { composing, entry in
            try composing.requireOwn(entry)
            let view = try NoticeViewBody(bytes: try await composing.session.get("/notices/\(entry.id)"))
            let routes = Set([Route.direct.text] + view.messages.flatMap(\.routes).map(\.route)).sorted()
            let rungs = Self.repeats.map { seconds in
                JSONValue.object([("after", .integer(Int64(seconds))), ("step", .string("repeat"))])
            }
            let name = String(String.UnicodeScalarView((entry.name ?? "").unicodeScalars.prefix(160)))
            let members: [(String, JSONValue?)] = [
                ("ladder", .array(rungs)), ("stop", .string("STOP. You are hitting us: \(name)")),
                ("text", text.map { .string($0) }),
            ]
            var draft = NoticeDraft(fields: try NoticeFields(JSONObject(members)))
            draft.severity = .extreme
            draft.grade = .immediate
            draft.inResponseTo = [try ObjectID(entry.id)]
            draft.status = try await composing.newest(entry).visible.status
            let sent = try await composing.send(
                .distress,
                to: try entry.recipients.map { each throws(FormatError) in try PartyID(each.party) },
                via: try routes.map { text throws(FormatError) in try Route(text) },
                draft
            )
            composing.report(command, entry: entry.id, sent)
        }
    }
}
