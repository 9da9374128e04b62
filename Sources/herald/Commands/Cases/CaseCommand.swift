// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import NodeAPI
import NoticeFormat
import NoticeSecurity
import StrictJSON

struct CaseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "case",
        abstract: "Keep a duty-to-warn case, from information to warned, waived or referred.",
        discussion: """
            Each step is sealed and logged: seen are the case's id, the step, and how it was closed. \
            Doubt leads to a warning; not to warn takes one of the fixed grounds and two officers.
            """,
        subcommands: [
            CaseOpenCommand.self, CaseJudgeCommand.self, CaseSanitiseCommand.self, CaseWarnCommand.self,
            CaseWaiverCommand.self, CaseWaiveCommand.self, CaseReferCommand.self, CaseDisputeCommand.self,
            CaseSettleCommand.self, CaseResultCommand.self, CaseReopenCommand.self, CaseListCommand.self,
            CaseShowCommand.self, CaseCountCommand.self,
        ]
    )
}

/// A step of a case that takes a file of fields.
struct CaseStepOptions: ParsableArguments {
    @OptionGroup var options: GlobalOptions
    @OptionGroup var passphrase: PassphraseOptions
    @Argument(help: "Id of the case, or the first characters of it.")
    var id: String
    @Option(help: "The form of the step, a JSON file (- for standard input).")
    var fields: String

    func record(_ mark: @escaping (RandomID) -> CaseMark) async throws {
        let form = try SealFiles.fields(fields, .malformedCase)
        try await CaseStepping.record(id, form, mark, options, passphrase)
    }
}

/// Hands a step of a case to the node and says what was recorded.
enum CaseStepping {
    static func record(
        _ prefix: String,
        _ fields: SealFields,
        _ mark: (RandomID) -> CaseMark,
        _ options: GlobalOptions,
        _ passphrase: PassphraseOptions
    ) async throws {
        try await NodeSession.run(options, passphrase) { session in
            let history = try await SealRecord(session).history(prefix)
            let mark = mark(history.id)
            try await hand(CaseStepBody(mark: mark, fields: fields), history, session, options)
        }
    }

    static func hand(
        _ body: CaseStepBody,
        _ history: CaseHistory?,
        _ session: NodeSession,
        _ options: GlobalOptions
    ) async throws {
        let answer = try FilingsBody(bytes: try await session.post("/cases", body.bytes))
        guard case .seal(let seal) = try SealFiles.one(answer, session),
            let entry = seal.payload.caseEntry(seal.id)
        else { throw Failure(.no, "wrong-type", "the node answered with another object than a step") }
        if options.json {
            Terminal.print(
                json: "case-step",
                [
                    ("case", .text(entry.mark.id)), ("outcome", entry.mark.outcome.map { .text($0) }),
                    ("seal", .text(seal.id)), ("step", .text(entry.mark.step)),
                ]
            )
        } else {
            Terminal.print(history == nil ? entry.mark.id.text : seal.id.text)
            Terminal.say("recorded: \(entry.mark.words), sealed as number \(entry.number)")
        }
    }
}

struct CaseOpenCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "open",
        abstract: "Begin a case: information came in. The id of the case goes to standard output.",
        discussion:
            "The clock starts. A threat from your own operations is refused: send an advance notification."
    )
    @OptionGroup var options: GlobalOptions
    @OptionGroup var passphrase: PassphraseOptions
    @Option(help: "The form of the step, a JSON file (- for standard input).")
    var fields: String
    @Option(help: RuleOption.help)
    var rule: String
    @Option(help: "Actual, Exercise, System or Test.")
    var status = NoticeStatus.actual.rawValue

    func run() async throws {
        let body = CaseStepBody(
            mark: nil,
            fields: try SealFiles.fields(fields, .malformedCase),
            rule: try RuleOption.fixed(rule),
            status: try NoticeStatus(status)
        )
        try await NodeSession.run(options, passphrase) { session in
            try await CaseStepping.hand(body, nil, session, options)
        }
    }
}

struct CaseJudgeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "judge",
        abstract: "Apply the trigger test: credible, specific, impending, each with its reason.",
        discussion: "Doubt leads to a warning. To decide against the test needs a reason."
    )
    @OptionGroup var step: CaseStepOptions
    func run() async throws { try await step.record { CaseMark(id: $0, step: .trigger) } }
}

struct CaseSanitiseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sanitise",
        abstract: "Record the text for the addressee beside the original.",
        discussion: "Refused while it holds one of the words that you named as protected."
    )
    @OptionGroup var step: CaseStepOptions
    func run() async throws { try await step.record { CaseMark(id: $0, step: .sanitised) } }
}

struct CaseWarnCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "warn",
        abstract: "Close a case: the victim or the protector was warned.",
        discussion:
            "The form names the warnings that were sent, who was told and how, and whether the attacker is told too."
    )
    @OptionGroup var step: CaseStepOptions
    func run() async throws { try await step.record { CaseMark(id: $0, outcome: .warned) } }
}

struct CaseReferCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "refer",
        abstract: "Close a case: it was handed to another body."
    )
    @OptionGroup var step: CaseStepOptions
    func run() async throws { try await step.record { CaseMark(id: $0, outcome: .referred) } }
}

struct CaseDisputeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dispute",
        abstract: "Record that agencies disagree: who owns it, at what level, until when."
    )
    @OptionGroup var step: CaseStepOptions
    func run() async throws { try await step.record { CaseMark(id: $0, step: .dispute) } }
}

struct CaseSettleCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "settle",
        abstract: "Record how the disagreement was decided."
    )
    @OptionGroup var step: CaseStepOptions
    func run() async throws { try await step.record { CaseMark(id: $0, step: .settlement) } }
}

struct CaseResultCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "outcome",
        abstract: "Record what came of a case after it was closed."
    )
    @OptionGroup var step: CaseStepOptions
    func run() async throws { try await step.record { CaseMark(id: $0, step: .result) } }
}

struct CaseReopenCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reopen",
        abstract: "Open a closed case again, with the reason."
    )
    @OptionGroup var step: CaseStepOptions
    func run() async throws { try await step.record { CaseMark(id: $0, step: .reopening) } }
}
