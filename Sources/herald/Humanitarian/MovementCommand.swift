// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import NodeAPI
import NoticeFormat
import NoticeSecurity
import StrictJSON

struct MovementCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "movement",
        abstract:
            "Tell parties to a conflict of a movement before it leaves, and keep in touch while it goes.",
        discussion: HumanitarianEntry.standing,
        subcommands: [
            MovementPlanCommand.self, MovementChangeCommand.self, MovementDepartCommand.self,
            MovementLineCommand.self, MovementArriveCommand.self, MovementAbortCommand.self,
            MovementDistressCommand.self,
        ]
    )
}

struct MovementPlanCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan",
        abstract: "Notify a movement; the entry's id goes to standard output."
    )
    @OptionGroup var options: GlobalOptions
    @OptionGroup var passphrase: PassphraseOptions
    @OptionGroup var source: EntryFileOptions
    @OptionGroup var entry: EntryOptions
    @Option(help: "Begin of the window, as 2026-11-21T08:00:00Z.")
    var from: String
    @Option(help: "End of the window.")
    var until: String
    @Option(help: "Number of vehicles.")
    var vehicles: Int
    @Option(help: "Number of persons.")
    var persons: Int
    @Option(help: "\(Escort.allCases.map(\.rawValue).joined(separator: ", "))")
    var escort: String
    @Option(help: "What the vehicles look like, and what they carry.")
    var marks: String?

    func run() async throws {
        let recipients = try entry.recipients()
        let row = try source.row()
        guard let route = row.route, var made = try entry.entry(row) else {
            throw Failure(.no, "not-a-movement", "a movement has a line and an owner")
        }
        let party = MovementChange(vehicles: vehicles, persons: persons, escort: escort, marks: marks)
        made.movement = try party.applied(to: MovementParty(vehicles: 0, persons: 0, escort: .none))
        let window = try MovementChange.window(from, until, instead: nil)
        let fields = try NoticeFields.entry(made, route: route, window: window)
        try await NodeSession.run(options, passphrase) { session in
            let composing = EntryComposing(session: session, options: options)
            var draft = try entry.draft(fields)
            draft.severity = .moderate
            let sent = try await composing.send(.humanitarianNotification, to: recipients, draft)
            composing.report("movement-plan", entry: sent.id.text, sent)
        }
    }
}

struct MovementChangeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "change",
        abstract: "Send a new version of a movement of yours: only what is given changes."
    )
    @OptionGroup var target: EntryTarget
    @OptionGroup var change: MovementChange
    @Option(help: "GeoJSON file with the new route (- for standard input).")
    var file: String?
    @Option(help: "Begin of the window, as 2026-11-21T08:00:00Z.")
    var from: String?
    @Option(help: "End of the window.")
    var until: String?

    func run() async throws {
        try await change.send(target, "movement-change", route: file, from: from, until: until)
    }
}

struct MovementDepartCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "depart",
        abstract: "Say that a movement leaves, as it is now; refused while that is not what was notified.",
        discussion: "First send what changed (herald movement change) and wait until it has arrived."
    )
    @OptionGroup var target: EntryTarget
    @OptionGroup var change: MovementChange
    @Option(help: "GeoJSON file with the route (- for standard input).")
    var file: String?

    func validate() throws {
        guard change.vehicles != nil, change.persons != nil, change.escort != nil else {
            throw ValidationError("count them now: --vehicles, --persons and --escort are needed")
        }
    }

    func run() async throws {
        try await change.send(target, "movement-depart", route: file, departedAt: NodeSession.now())
    }
}

/// What a movement is now; what is not given stays as it was notified.
struct MovementChange: ParsableArguments {
    @Option(help: "Number of vehicles.")
    var vehicles: Int?
    @Option(help: "Number of persons.")
    var persons: Int?
    @Option(help: "\(Escort.allCases.map(\.rawValue).joined(separator: ", "))")
    var escort: String?
    @Option(help: "What the vehicles look like, and what they carry.")
    var marks: String?

    init() {}

    init(vehicles: Int, persons: Int, escort: String, marks: String?) {
        self.vehicles = vehicles
        self.persons = persons
        self.escort = escort
        self.marks = marks
    }

    func applied(to party: MovementParty) throws -> MovementParty {
        var party = party
        party.vehicles = vehicles ?? party.vehicles
        party.persons = persons ?? party.persons
        if let escort {
            guard let known = Escort(rawValue: escort) else {
                throw ValidationError("no escort is called '\(escort)'")
            }
            party.escort = known
        }
        party.marks = marks ?? party.marks
        return party
    }

    static func window(_ from: String?, _ until: String?, instead old: EventWindow?) throws -> EventWindow {
        guard let start = try from.map(OfficerWords.time) ?? old?.from,
            let end = try until.map(OfficerWords.time) ?? old?.to
        else { throw ValidationError("a window has two ends") }
        guard start <= end else { throw ValidationError("the window ends before it begins") }
        return EventWindow(from: start, to: end)
    }

    /// Sends the newest version with this change.
    func send(
        _ target: EntryTarget,
        _ command: String,
        route file: String?,
        from: String? = nil,
        until: String? = nil,
        departedAt: Timestamp? = nil
    ) async throws {
        let route = try file.map { file in
            var options = EntryFileOptions()
            options.file = file
            return try options.row().route
        }
        try await target.run { composing, entry in
            let fields = try await composing.newest(entry).fields
            guard var made = fields.entry, let party = made.movement else {
                throw Failure(.no, "not-a-movement", "\(entry.id) is no movement")
            }
            made.movement = try applied(to: party)
            made.movement?.departedAt = departedAt ?? party.departedAt
            let changed = try NoticeFields.entry(
                made,
                route: (route ?? nil) ?? fields.route,
                window: try Self.window(from, until, instead: fields.window)
            )
            var draft = NoticeDraft(fields: changed)
            draft.severity = .moderate
            draft.reference = .updates(try ObjectID(entry.id))
            try await composing.follow(.update, entry, command: command, draft)
        }
    }
}
