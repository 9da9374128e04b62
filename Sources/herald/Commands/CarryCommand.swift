// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import NodeAPI
import NoticeFormat
import NoticeSecurity
import StrictJSON

struct CarryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "carry",
        abstract: "Carry a message past a broken network, as a file.",
        subcommands: [CarryOutCommand.self, CarryInCommand.self]
    )
}

struct CarryOutCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "out",
        abstract: "Write a message into a file for a courier to the next node.",
        discussion: """
            The envelope in it stays sealed to its recipient. Your node signs that it gave this file to \
            a courier; that does not show that it arrives. Of a message you received, the file holds the \
            evidence for the way back.
            """
    )
    @OptionGroup var options: GlobalOptions
    @OptionGroup var passphrase: PassphraseOptions
    @Argument(help: "Id of the notice or message, or the first characters of it.")
    var id: String
    @Option(help: "The party the courier goes to, if its routes go to several.")
    var to: String?
    @Option(help: "Where to write the file; standard output without it.")
    var out: String?

    func run() async throws {
        let next = try to.map { text throws(FormatError) in try PartyID(text) }
        let bytes = try await NodeSession.run(options, passphrase) { session in
            try await session.post("/carry/out", CarryBody(id: id, to: next).bytes)
        }
        try CarriedFile(bytes: bytes).deliver(to: out, options, command: "carry out")
    }
}

struct CarryInCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "in",
        abstract: "Take in a file that a courier brought, and write the answer for the way back.",
        discussion:
            "Your node signs that a courier brought this file, and answers with the evidence it holds."
    )
    @OptionGroup var options: GlobalOptions
    @OptionGroup var passphrase: PassphraseOptions
    @Argument(help: "The file (- for standard input).")
    var file: String
    @Option(help: "Where to write the answer; standard output without it.")
    var out: String?

    func run() async throws {
        let carried = try Files.read(file, limit: CarryFile.largestSize)
        let bytes = try await NodeSession.run(options, passphrase) { session in
            try await session.post("/carry/in", carried)
        }
        try CarriedFile(bytes: bytes).deliver(to: out, options, command: "carry in")
    }
}

/// A file for a courier, as the node made it.
private struct CarriedFile {
    let bytes: [UInt8]

    func deliver(to path: String?, _ options: GlobalOptions, command: String) throws {
        let digest = ObjectHash.digest(bytes).text
        if let path {
            try Files.write(bytes, to: path)
            if options.json {
                Terminal.print(json: command, [("digest", .string(digest)), ("file", .string(path))])
            } else {
                Terminal.print(digest)
            }
        } else {
            Terminal.print(bytes: bytes)
        }
        Terminal.say("digest of the file: \(digest)")
    }
}
