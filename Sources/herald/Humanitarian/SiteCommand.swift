// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import NodeAPI
import NoticeFormat
import NoticeSecurity
import StrictJSON

struct SiteCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "site",
        abstract: "Tell parties to a conflict where a protected site is, and keep that current.",
        discussion: HumanitarianEntry.standing,
        subcommands: [
            SiteAddCommand.self, SiteImportCommand.self, SiteListCommand.self, SiteShowCommand.self,
            SiteChangeCommand.self, SiteConfirmCommand.self, SiteWithdrawCommand.self, SiteStateCommand.self,
            SiteExportCommand.self, SiteReviewCommand.self, SiteDistressCommand.self,
        ]
    )
}

struct SiteAddCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Notify one site; the entry's id goes to standard output."
    )
    @OptionGroup var options: GlobalOptions
    @OptionGroup var passphrase: PassphraseOptions
    @OptionGroup var source: EntryFileOptions
    @OptionGroup var entry: EntryOptions
    @Option(help: "GeoJSON or CSV file of named points, to say what it lies near.")
    var features: String?

    func run() async throws {
        let recipients = try entry.recipients()
        let row = try source.row()
        guard let place = row.place, let made = try entry.entry(row) else {
            throw Failure(.no, "missing-owner", "a site has a point or a polygon, and an owner")
        }
        for line in EntryText.near(place, try SiteShowCommand.gazetteer(features)) { Terminal.say(line) }
        let fields = try NoticeFields.entry(made, place: place)
        try await NodeSession.run(options, passphrase) { session in
            let composing = EntryComposing(session: session, options: options)
            let draft = try entry.draft(fields)
            let sent = try await composing.send(.humanitarianNotification, to: recipients, draft)
            composing.report("site-add", entry: sent.id.text, sent)
        }
    }
}

struct SiteImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Notify the sites of a file; rows with findings that refuse them are not sent."
    )
    @OptionGroup var options: GlobalOptions
    @OptionGroup var passphrase: PassphraseOptions
    @OptionGroup var source: EntryFileOptions
    @OptionGroup var entry: EntryOptions
    @Flag(help: "Only say what is found; nothing is sent.")
    var dryRun = false

    func run() async throws {
        let recipients = try entry.recipients()
        let rows = try source.rows()
        let good = rows.filter { !$0.isRefused }
        var sent: [Int: String] = [:]
        if !dryRun, !good.isEmpty {
            sent = try await NodeSession.run(options, passphrase) { session in
                try await send(good, to: recipients, EntryComposing(session: session, options: options))
            }
        }
        report(rows, sent)
        if good.count < rows.count { throw ExitCode(Failure.Exit.no.rawValue) }
    }

    private func send(
        _ rows: [EntryRow],
        to recipients: [PartyID],
        _ composing: EntryComposing
    ) async throws -> [Int: String] {
        var sent: [Int: String] = [:]
        for row in rows {
            guard let place = row.place, let made = try entry.entry(row) else { continue }
            let draft = try entry.draft(try NoticeFields.entry(made, place: place))
            sent[row.number] = try await composing.send(.humanitarianNotification, to: recipients, draft).id
                .text
        }
        return sent
    }

    private func report(_ rows: [EntryRow], _ sent: [Int: String]) {
        if options.json {
            let refused = rows.filter(\.isRefused).count
            Terminal.print(
                json: "site-import",
                [
                    ("dryRun", .bool(dryRun)), ("refused", .integer(Int64(refused))),
                    ("rows", .array(rows.map { json($0, sent[$0.number]) })),
                    ("sent", .integer(Int64(sent.count))),
                ]
            )
            return
        }
        for row in rows {
            let what = row.isRefused ? "refused" : sent[row.number] ?? (dryRun ? "good" : "no owner is named")
            Terminal.print("row \(row.number)  \(row.name ?? "(no name)")  \(what)")
            for finding in row.findings { Terminal.print("  \(finding.code.rawValue): \(finding.words)") }
        }
        Terminal.say("\(sent.count) sent, \(rows.filter(\.isRefused).count) refused, of \(rows.count)")
    }

    private func json(_ row: EntryRow, _ notice: String?) -> JSONValue {
        let findings = row.findings.map { finding in
            JSONValue.object([
                ("code", .string(finding.code.rawValue)), ("words", .string(finding.words)),
            ])
        }
        return .object([
            ("entry", notice.map { .string($0) }), ("findings", .array(findings)),
            ("name", row.name.map { .string($0) }), ("refused", .bool(row.isRefused)),
            ("row", .integer(Int64(row.number))),
        ])
    }
}

extension NoticeFields {
    /// The fields of a version of an entry.
    static func entry(
        _ entry: HumanitarianEntry,
        place: Place? = nil,
        route: RouteLine? = nil,
        window: EventWindow? = nil
    ) throws -> NoticeFields {
        try NoticeFields(
            JSONObject([
                ("entry", entry.json), ("place", place?.json), ("route", route?.json),
                ("window", window?.json),
            ])
        )
    }
}
