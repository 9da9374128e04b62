// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import NodeAPI
import NoticeFormat
import StrictJSON

/// Moves, how they are read, and what takes the fear out of them (docs/spec/posture.md).
struct PostureCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "posture",
        abstract: "Announce moves, read those of others, and see where they answer one another.",
        subcommands: [
            PostureSendCommand.self, PostureReadCommand.self, PostureAskCommand.self,
            PostureExplainCommand.self, PostureOfferCommand.self, PostureAnswerCommand.self,
            PosturePerformCommand.self, PostureCalendarCommand.self, PostureMeetingCommand.self,
            PostureAreaCommand.self, PostureCodesCommand.self, PostureSignalCommand.self,
            PostureListCommand.self, PostureLoopsCommand.self,
        ]
    )
}

struct PostureListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List moves and what belongs to them, with every reading and what is still open."
    )
    @OptionGroup var options: GlobalOptions
    @OptionGroup var passphrase: PassphraseOptions

    func run() async throws {
        let body = try await NodeSession.run(options, passphrase) { session in
            try PosturesBody(bytes: try await session.get("/postures"))
        }
        if options.json { return Terminal.print(json: "posture", body.members) }
        for loop in body.loops { Terminal.print(Terminal.alarm(loop.words, options)) }
        for item in body.items { Terminal.print(PostureText.lines(item, options).joined(separator: "\n")) }
        if body.items.isEmpty { Terminal.say("no moves are here") }
    }
}

struct PostureLoopsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "loops",
        abstract: "Show where moves of two parties answer one another, or draw the chain of one move.",
        discussion: """
            Found in what this node holds. It says that moves answer moves, not who began or what is intended.
            """
    )
    @OptionGroup var options: GlobalOptions
    @OptionGroup var passphrase: PassphraseOptions
    @Argument(help: "Id of a move, or the first characters of it; all loops without it.")
    var id: String?
    @Option(help: "Where to write the chain of the move as an SVG picture.")
    var svg: String?

    func validate() throws {
        if svg != nil && id == nil { throw ValidationError("--svg needs the id of a move") }
    }

    func run() async throws {
        let body = try await NodeSession.run(options, passphrase) { session in
            try PosturesBody(bytes: try await session.get("/postures/\(id ?? "loops")"))
        }
        if let svg { try Files.write(Array(LoopDrawing(body).svg.utf8), to: svg) }
        if options.json {
            let shown = id == nil ? body.members.filter { $0.0 == "loops" } : body.members
            return Terminal.print(json: "posture-loops", shown + [("svg", svg.map { .string($0) })])
        }
        for loop in body.loops {
            Terminal.print(Terminal.alarm(loop.words, options))
            for move in loop.moves {
                Terminal.print("  \(move)\(loop.flagged.contains(move) ? "  flagged" : "")")
            }
        }
        if id != nil {
            for item in body.items {
                Terminal.print(PostureText.lines(item, options).joined(separator: "\n"))
            }
        }
        if body.loops.isEmpty { Terminal.say("no loop is here") }
        if let svg { Terminal.say("chain drawn in \(svg)") }
    }
}

/// Moves as lines for people.
enum PostureText {
    static func lines(_ item: PosturesBody.Item, _ options: GlobalOptions) -> [String] {
        var lines = [Terminal.bold("\(item.id)  \(item.kind)  from \(item.from)", options)]
        lines.append("  to \(item.to.joined(separator: ", ")), composed \(item.composedAt)")
        if case .object(let fields) = item.fields {
            for name in ["event", "text", "purpose"] {
                if case .string(let text)? = fields[name] { lines.append("  \(name): \(indented(text))") }
            }
        }
        for id in item.inResponseTo { lines.append("  in response to \(id)") }
        return lines + item.notes.map { "  \(indented($0))" }
    }

    private static func indented(_ text: String) -> String { text.replacing("\n", with: "\n    ") }
}
