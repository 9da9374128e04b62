// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import NodeAPI
import NoticeFormat

/// What every command that signs evidence about a notice takes.
struct EvidenceOptions: ParsableArguments {
    @OptionGroup var options: GlobalOptions
    @OptionGroup var passphrase: PassphraseOptions
    @Argument(help: "Id of the notice or message, or the first characters of it.")
    var id: String

    @discardableResult
    func say(_ statement: OfficerStatement, isOpening: Bool = false) async throws -> NoticeViewBody {
        try await NodeSession.run(options, passphrase) { session in
            try await OfficerEvidence(session: session, options: options)
                .say(statement, about: id, isOpening: isOpening)
        }
    }
}

/// A note that goes with evidence.
struct NoteOptions: ParsableArguments {
    @Option(help: "File with a note that only the sender's node opens (- for standard input).")
    var noteFile: String?

    func note() throws -> String? { try noteFile.map { try OfficerWords.read($0) } }
}

struct AckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ack",
        abstract: "Acknowledge a notice with your key.",
        discussion: """
            An acknowledgement says that your key answered. It is not consent, clearance or agreement. \
            On a terminal you are then asked to read the notice back in your own words.
            """
    )
    @OptionGroup var target: EvidenceOptions
    @OptionGroup var words: NoteOptions
    @Option(help: "By when you promise to report next, as 2026-11-21T08:00:00Z.")
    var nextReportBy: String?

    func run() async throws {
        let act = OfficerStatement.Act.acknowledge(nextReportBy: try nextReportBy.map(OfficerWords.time))
        try await target.say(OfficerStatement(act, note: try words.note()))
        guard !target.options.json,
            let readBack = try OfficerWords.ask("in your own words, what does it say? (empty: later) ")
        else { return }
        try await target.say(OfficerStatement(.readBack, note: readBack))
    }
}

struct ReadBackCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "read-back",
        abstract: "Restate a notice in your own words, which only the sender's node opens."
    )
    @OptionGroup var target: EvidenceOptions
    @Option(help: "File with your words (- for standard input).")
    var textFile: String

    func run() async throws {
        try await target.say(OfficerStatement(.readBack, note: try OfficerWords.read(textFile)))
    }
}

struct AssessCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "assess",
        abstract: "Tell the sender whether a notice was enough for you, with your questions."
    )
    @OptionGroup var target: EvidenceOptions
    @Option(help: "\(AssessmentMark.allCases.map(\.rawValue).joined(separator: ", "))")
    var mark: String
    @Option(help: "File with your questions, which only the sender's node opens (- for standard input).")
    var questionsFile: String?

    func run() async throws {
        guard let mark = AssessmentMark(rawValue: mark) else {
            throw ValidationError("no mark is called '\(mark)'")
        }
        let questions = try questionsFile.map { try OfficerWords.read($0) }
        try await target.say(OfficerStatement(.assess(mark), note: questions))
    }
}

struct InterimCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "interim",
        abstract: "Tell the sender with whom the decision lies, and by when to expect it."
    )
    @OptionGroup var target: EvidenceOptions
    @OptionGroup var words: NoteOptions
    @Option(help: "The role or title with which the decision lies.")
    var decisionLiesWith: String
    @Option(help: "By when an answer is promised, as 2026-11-21T08:00:00Z.")
    var expectBy: String

    func run() async throws {
        let act = OfficerStatement.Act.interim(
            decisionLiesWith: decisionLiesWith,
            expectBy: try OfficerWords.time(expectBy)
        )
        try await target.say(OfficerStatement(act, note: try words.note()))
    }
}

struct StopCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stop",
        abstract:
            "Take a notice as an order to stop, in one step: open it, acknowledge it, show its stop line.",
        discussion: """
            Any officer of the watch can. The acknowledgement is not consent, clearance or agreement.
            """
    )
    @OptionGroup var target: EvidenceOptions

    func run() async throws {
        let view = try await target.say(OfficerStatement(.stop), isOpening: true)
        if target.options.json { return }
        if let line = view.stop {
            Terminal.print(Terminal.alarm(NoticeText.stop(line), target.options))
        } else {
            Terminal.say("this notice has no stop line; read it: herald show \(target.id)")
        }
    }
}

struct ConveyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "convey",
        abstract: "State that a notice was put before a decision-maker."
    )
    @OptionGroup var target: EvidenceOptions
    @Option(help: "The role or title it was put before.")
    var role: String

    func run() async throws {
        try await target.say(OfficerStatement(.convey(to: role)))
    }
}

struct DeclineCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "decline",
        abstract: "Decline a notice: before it is opened, to receive it; after, to acknowledge it."
    )
    @OptionGroup var target: EvidenceOptions
    @OptionGroup var words: NoteOptions
    @Option(help: "Reason code, as not-competent, wrong-addressee, content-unacceptable, no-capacity, other.")
    var reason: String

    func run() async throws {
        let code = try ReasonCode(reason)
        try await target.say(OfficerStatement(.decline(code), note: try words.note()))
    }
}

struct AcceptCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "accept",
        abstract: "Accept to receive a sealed notice, so that its share holder lets your node open it.",
        discussion:
            "Only for notices sent with the grade sign-to-open or deposit. It says that you accept to receive, "
            + "unread; it is not consent, clearance or agreement."
    )
    @OptionGroup var target: EvidenceOptions

    func run() async throws {
        try await target.say(OfficerStatement(.accept))
    }
}
