// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import NodeAPI
import NoticeFormat
import NoticeSecurity
import StrictJSON

struct SealCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "seal",
        abstract: "Commit to something now and open it later, field by field.",
        discussion: """
            A seal is numbered and logged. What it hides stays at your node until an opening, which is \
            logged too. Nobody learns from a seal what it hides or whom it concerns.
            """,
        subcommands: [
            SealCreateCommand.self, SealOpenCommand.self, SealConsentCommand.self, SealListCommand.self,
            SealShowCommand.self,
        ]
    )
}

struct SealCreateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "create",
        abstract: "Seal fields; the id of the seal goes to standard output."
    )
    @OptionGroup var options: GlobalOptions
    @OptionGroup var passphrase: PassphraseOptions
    @Option(help: "The fields, a JSON file (- for standard input).")
    var fields: String
    @Option(help: RuleOption.help)
    var rule: String
    @Option(help: "action-details, decision, reason-not-to-warn or other.")
    var purpose = SealPurpose.other.rawValue
    @Option(help: "Actual, Exercise, System or Test.")
    var status = NoticeStatus.actual.rawValue

    func run() async throws {
        let draft = SealDraft(
            purpose: try SealPurpose(purpose),
            status: try NoticeStatus(status),
            rule: try RuleOption.rule(rule),
            fields: try SealFiles.fields(fields, .malformedSeal)
        )
        try draft.check()
        try await NodeSession.run(options, passphrase) { session in
            let answer = try FilingsBody(bytes: try await session.post("/seals", draft.payload))
            let made = try SealFiles.one(answer, session)
            guard case .seal(let seal) = made else {
                throw Failure(.no, "wrong-type", "the node answered with another object than a seal")
            }
            if options.json {
                Terminal.print(
                    json: "seal-create",
                    [("id", .text(seal.id)), ("number", .number(seal.payload.position))]
                )
            } else {
                Terminal.print(seal.id.text)
                Terminal.say("sealed as number \(seal.payload.position); opens \(seal.payload.rule.words)")
            }
        }
    }
}

struct SealOpenCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "open",
        abstract: "Open fields of a seal, if its rule holds.",
        discussion: """
            A date counts once witnesses have shown that it is reached. For an event you state that it \
            has happened, in a file; it is recorded as your party's word.
            """
    )
    @OptionGroup var options: GlobalOptions
    @OptionGroup var passphrase: PassphraseOptions
    @Argument(help: "Id of the seal, or the first characters of it.")
    var id: String
    @Option(parsing: .upToNextOption, help: "Names of the fields to open.")
    var open: [String] = []
    @Flag(help: "Open every field.")
    var all = false
    @Option(help: "File with the signed consent of the counterpart or arbiter.")
    var consent: String?
    @Option(
        help: "File that says, in your party's words, that the event has happened (- for standard input)."
    )
    var statementFile: String?
    @Option(help: "Count over seals from this time; without it over the month of the seal.")
    var after: String?
    @Option(help: "Count over seals to this time.")
    var before: String?

    func validate() throws {
        guard open.isEmpty == all else { throw ValidationError("give either --open or --all") }
        guard (after == nil) == (before == nil) else {
            throw ValidationError("a period needs --after and --before")
        }
    }

    func run() async throws {
        let names = try open.map { text throws(FormatError) in try SealFieldName(text) }
        let consent = try consent.map(SealFiles.compact)
        let statement = try statementFile.map(OfficerWords.read)
        try await NodeSession.run(options, passphrase) { session in
            let seal = try await SealRecord(session).seal(id)
            var body = OpeningBody(seal: seal.id, fields: all ? nil : names)
            body.consent = consent
            body.statement = statement
            body.after = try after.map(OfficerWords.time)
            body.before = try before.map(OfficerWords.time)
            let answer = try FilingsBody(bytes: try await session.post("/openings", body.bytes))
            guard case .opening(let opening) = try SealFiles.one(answer, session) else {
                throw Failure(.no, "wrong-type", "the node answered with another object than an opening")
            }
            let opened = try OpenedSeal(seal, openings: [opening])
            if options.json {
                Terminal.print(
                    json: "seal-open",
                    [
                        ("among", opening.payload.among.json), ("fields", opened.fields.json),
                        ("id", .text(opening.id)), ("number", .number(opening.payload.position)),
                        ("seal", .text(seal.id)),
                    ]
                )
            } else {
                Terminal.print(opening.id.text)
                Terminal.say("\(opened.words); \(opening.payload.among.words)")
            }
        }
    }
}

struct SealConsentCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "consent",
        abstract: "Consent that a seal of another party is opened.",
        discussion:
            "The seal comes as a file, or as its id with --of. It says nothing of what the seal hides."
    )
    @OptionGroup var options: GlobalOptions
    @OptionGroup var passphrase: PassphraseOptions
    @Argument(help: "File with the signed seal, or its id in full.")
    var seal: String
    @Option(help: "The party whose seal it is, with an id.")
    var of: String?
    @Option(parsing: .upToNextOption, help: "Only these fields may be opened.")
    var open: [String] = []
    @Option(help: "Where to write the signed consent; without it, to standard output.")
    var out: String?

    func run() async throws {
        let names = try open.map { text throws(FormatError) in try SealFieldName(text) }.sorted()
        try await NodeSession.run(options, passphrase) { session in
            let (id, owner) = try await subject(session)
            let body = ConsentBody(seal: id, owner: owner, fields: names.isEmpty ? nil : names)
            let answer = try FilingsBody(bytes: try await session.post("/consents", body.bytes))
            guard case .consent(let consent) = try SealFiles.one(answer, session) else {
                throw Failure(.no, "wrong-type", "the node answered with another object than a consent")
            }
            if let out { try Files.write(Array(consent.jws.utf8), to: out) }
            if options.json {
                Terminal.print(
                    json: "seal-consent",
                    [("consent", .string(consent.jws)), ("id", .text(consent.id)), ("seal", .text(id))]
                )
            } else {
                Terminal.print(out == nil ? consent.jws : consent.id.text)
            }
        }
    }

    private func subject(_ session: NodeSession) async throws -> (ObjectID, PartyID) {
        if let of { return (try ObjectID(seal), try PartyID(of)) }
        let jws = try SealFiles.compact(seal)
        let owner = try SealVerifier.unverifiedPayload(of: jws).issuer
        let card = try CardVerifier.verify(file: try await session.get("/cards/\(owner.text)"))
        return (try SealVerifier.verify(jws, issuer: card).id, owner)
    }
}
