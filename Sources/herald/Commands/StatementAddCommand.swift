// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import NodeAPI
import NoticeFormat
import NoticeSecurity
import StrictJSON

struct StatementAddCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Record words that stand in a saved page, and print the id of each statement.",
        discussion: """
            PAGE is a web page as saved, or its plain text. Title, outlet, date, language and address \
            are taken from it; what is not found is said, and an outlet and a date that are not found \
            must be given. The words must stand in the article itself. The page stays on this machine: \
            only its digest is recorded.
            """
    )
    @OptionGroup var options: GlobalOptions
    @OptionGroup var passphrase: PassphraseOptions
    @Argument(help: "The saved page.")
    var page: String
    @Option(name: .customLong("quote"), help: "The exact words; once for each statement.")
    var quotes: [String] = []
    @Option(name: .customLong("quote-file"), help: "A file with the exact words; once for each statement.")
    var quoteFiles: [String] = []
    @OptionGroup var speaker: SpeakerOptions
    @OptionGroup var source: SourceOptions
    @OptionGroup var reading: ReadingOptions
    @OptionGroup var links: LinkOptions
    @Option(help: "Actual, Exercise, System or Test.")
    var status = "Actual"

    func validate() throws {
        guard !quotes.isEmpty || !quoteFiles.isEmpty else {
            throw ValidationError("--quote or --quote-file with the exact words was expected")
        }
    }

    func run() async throws {
        let saved = try StatementPage(path: page)
        let texts = quotes + (try quoteFiles.map(Self.text))
        let words = try texts.map { try saved.words($0, path: page) }
        try await NodeSession.run(options, passphrase) { session in
            let draft = try await draft(session)
            let contents = try words.map { try draft.content(of: $0, in: saved.facts) }
            var statements: [VerifiedStatement] = []
            for content in contents {
                let body = try FilingsBody(bytes: try await session.post("/statements", content.payload))
                for jws in body.filings { statements.append(try StatementReader.verified(jws, session)) }
            }
            show(statements, saved.facts)
        }
    }

    private func draft(_ session: NodeSession) async throws -> StatementDraft {
        var draft = StatementDraft(
            status: try word(status, "status", NoticeStatus.self),
            speaker: try speaker.value,
            category: try word(reading.category, "category", StatementCategory.self),
            says: try reading.reading,
            links: try await links.links(session)
        )
        try source.apply(to: &draft)
        return draft
    }

    private func show(_ statements: [VerifiedStatement], _ facts: PageFacts) {
        let missing = facts.notFound.map(\.text).sorted()
        if options.json {
            let list = statements.map { statement in
                JSONValue.object([
                    ("id", .string(statement.id.text)), ("nature", .string(StatementPayload.nature)),
                    ("payload", statement.payload.json),
                ])
            }
            Terminal.print(
                json: "statement",
                [("notFound", .strings(missing)), ("statements", .array(list))]
            )
            return
        }
        for statement in statements { Terminal.print(statement.id.text) }
        if let source = statements.first?.payload.content.source {
            Terminal.say(
                "recorded from \(source.outlet), \(source.published.text): a statement, not a notice"
            )
        }
        if !missing.isEmpty { Terminal.say("not found in the page: \(missing.joined(separator: ", "))") }
    }

    /// Four octets for each character of the longest words, and a line end.
    private static func text(_ path: String) throws -> String {
        let bytes = try Files.read(path, limit: 4 * StatementContent.wordCount.upperBound + 2)
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw Failure(.no, "malformed-text", "\(path) is not UTF-8 text")
        }
        return text
    }
}

/// A word of a closed list of the format.
private func word<Value: RawRepresentable<String> & CaseIterable>(
    _ text: String,
    _ name: String,
    _ type: Value.Type
) throws -> Value {
    guard let value = Value(rawValue: text) else {
        let words = Value.allCases.map(\.rawValue).joined(separator: ", ")
        throw ValidationError("--\(name) is one of \(words), found '\(text)'")
    }
    return value
}

/// Who spoke.
struct SpeakerOptions: ParsableArguments {
    @Option(help: "Name or role of the speaker; of an anonymous official, how the source describes them.")
    var speaker: String
    @Option(help: "named, anonymous-official or spokesperson.")
    var capacity: String
    @Option(help: "For whom they spoke, in the source's words.")
    var organisation: String?
    @Option(help: "Party id of the party for which they spoke.")
    var party: String?
    @Option(help: "Name of the officer of that party's card that you take the speaker for.")
    var register: String?

    var value: StatementSpeaker {
        get throws {
            StatementSpeaker(
                capacity: try word(capacity, "capacity", SpeakerCapacity.self),
                name: speaker,
                organisation: organisation,
                party: try party.map { text throws(FormatError) in try PartyID(text) },
                register: register
            )
        }
    }
}

/// What is said in place of the page.
struct SourceOptions: ParsableArguments {
    @Option(help: "Who published it, where the page does not show it.")
    var outlet: String?
    @Option(help: "When it was published: 2026-11-21 or 2026-11-21T08:00:00Z.")
    var date: String?
    @Option(help: "Title of the page.")
    var title: String?
    @Option(help: "Language of the words, as en or fa.")
    var language: String?
    @Option(help: "Where the page was saved from.")
    var address: String?

    func apply(to draft: inout StatementDraft) throws {
        draft.outlet = outlet
        draft.title = title
        draft.address = address
        draft.published = try date.map { text in
            do {
                return try PublicationTime(text)
            } catch {
                throw ValidationError("'\(text)' is no date as 2026-11-21 or 2026-11-21T08:00:00Z")
            }
        }
        draft.lang = try language.map { text throws(FormatError) in try LanguageTag(text) }
    }
}

/// What the words say, as the officer reads them.
struct ReadingOptions: ParsableArguments {
    @Option(help: "One of \(StatementCategory.allCases.map(\.rawValue).joined(separator: ", ")).")
    var category = "other"
    @Option(help: "To whom the words are addressed, or none.")
    var addressee: String?
    @Option(help: "The basis that the words give, or none.")
    var basis: String?
    @Option(help: "The advice that the words give, or none.")
    var advice: String?
    @Option(help: "Whether the words contain a threat: yes or no.")
    var threat: String?

    var reading: StatementReading {
        get throws {
            StatementReading(
                addressee: Self.part(addressee),
                basis: Self.part(basis),
                advice: Self.part(advice),
                threat: try threat.map { try word($0, "threat", StatementReading.Threat.self) }
                    ?? .notAssessed
            )
        }
    }

    private static func part(_ text: String?) -> StatementReading.Part {
        switch text {
        case nil: .notAssessed
        case "none": .none
        case let text?: .given(text)
        }
    }
}

/// What the statement belongs to.
struct LinkOptions: ParsableArguments {
    @Option(parsing: .unconditionalSingleValue, help: "Id of a notice that it speaks of.")
    var cites: [String] = []
    @Option(parsing: .unconditionalSingleValue, help: "Id of a statement that it answers.")
    var answers: [String] = []
    @Option(parsing: .unconditionalSingleValue, help: "Id of a statement or notice that came before it.")
    var follows: [String] = []
    @Option(parsing: .unconditional, help: "Id of the statement that should have said this.")
    var corrects: String?
    @Option(parsing: .unconditional, help: "Id of the statement that is taken back with these words.")
    var retracts: String?

    func validate() throws {
        guard corrects == nil || retracts == nil else {
            throw ValidationError("--corrects and --retracts exclude one another")
        }
    }

    func links(_ session: NodeSession) async throws -> StatementLinks {
        let named = answers + [corrects, retracts].compactMap { $0 }
        let reader = named.isEmpty ? nil : try await StatementReader(session)
        func statement(_ text: String) throws -> ObjectID {
            guard let reader else { return try ObjectID(text) }
            return try reader.find(text).id
        }
        return StatementLinks(
            answers: try answers.map(statement),
            cites: try cites.map { text throws(FormatError) in try ObjectID(text) },
            corrects: try corrects.map(statement),
            follows: try follows.map { text throws(FormatError) in try ObjectID(text) },
            retracts: try retracts.map(statement)
        )
    }
}
