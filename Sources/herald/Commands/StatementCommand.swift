// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import NoticeFormat
import NoticeSecurity
import StrictJSON

struct StatementCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "statement",
        abstract: "Record public utterances with their source. A statement is never a notice.",
        subcommands: [
            StatementAddCommand.self, StatementListCommand.self, StatementShowCommand.self,
        ]
    )
}

struct StatementListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the statements that your party recorded."
    )
    @OptionGroup var options: GlobalOptions
    @OptionGroup var passphrase: PassphraseOptions

    func run() async throws {
        try await NodeSession.run(options, passphrase) { session in
            let reading = try await StatementReader(session)
            if options.json {
                var list: [JSONValue] = []
                for statement in reading.chain.statements { list.append(try await reading.json(statement)) }
                Terminal.print(json: "statement", [("statements", .array(list))])
                return
            }
            for statement in reading.chain.statements {
                let content = statement.payload.content
                let condition = reading.chain.condition(of: statement.id)
                let head =
                    "\(statement.id.text)  \(content.source.published.text)  \(content.category.text)  \(condition)"
                Terminal.print(Terminal.bold(head, options))
                Terminal.print("  \(content.speaker.words): \"\(content.words)\"".linesIndented)
            }
            if reading.chain.statements.isEmpty { Terminal.say("no statement was recorded") }
        }
    }
}

struct StatementShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract:
            "Show a statement, whether its speaker has standing, and what corrects, retracts or answers it.",
        discussion:
            "With --page the saved page is compared: its digest, and that the words stand in its article."
    )
    @OptionGroup var options: GlobalOptions
    @OptionGroup var passphrase: PassphraseOptions
    @Argument(help: "Id of the statement, or the first characters of it.")
    var id: String
    @Option(help: "The saved page, to compare with what was recorded.")
    var page: String?

    func run() async throws {
        try await NodeSession.run(options, passphrase) { session in
            let reading = try await StatementReader(session)
            let statement = try reading.find(id)
            let compared = try page.map { try PageComparison(statement.payload.content, path: $0) }
            if options.json {
                Terminal.print(
                    json: "statement",
                    [("page", compared?.json), ("statement", try await reading.json(statement))]
                )
            } else {
                let lines = try await reading.lines(statement) + [compared?.words].compactMap { $0 }
                Terminal.print(Terminal.bold("statement \(statement.id.text)", options))
                Terminal.print(lines.map { "  \($0)".linesIndented }.joined(separator: "\n"))
            }
            if let compared, !compared.holds { throw Failure(.no, "page-differs", compared.words) }
        }
    }
}

extension String {
    /// A value must not be able to write lines of its own.
    var linesIndented: String {
        split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\n    | ")
    }
}
