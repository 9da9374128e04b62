// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import NoticeFormat
import NoticeSecurity
import StrictJSON

struct SealListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List your party's seals, and how many are opened."
    )
    @OptionGroup var options: GlobalOptions
    @OptionGroup var passphrase: PassphraseOptions

    func run() async throws {
        try await NodeSession.run(options, passphrase) { session in
            let record = try await SealRecord(session)
            let opened = try record.seals.map { try record.opened($0) }
            let count = opened.count { !$0.openings.isEmpty }
            if options.json {
                Terminal.print(
                    json: "seal-list",
                    [("opened", .number(count)), ("seals", .array(opened.map(\.listed)))]
                )
                return
            }
            for seal in opened { Terminal.print(seal.line) }
            Terminal.say("\(count) of \(opened.count) seals opened")
        }
    }
}

struct SealShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show a seal with the fields that were opened; the others stay closed, to you too.",
        discussion: "With --out the signed seal is written, for a party that is asked for its consent."
    )
    @OptionGroup var options: GlobalOptions
    @OptionGroup var passphrase: PassphraseOptions
    @Argument(help: "Id of the seal, or the first characters of it.")
    var id: String
    @Option(help: "Where to write the signed seal.")
    var out: String?

    func run() async throws {
        try await NodeSession.run(options, passphrase) { session in
            let record = try await SealRecord(session)
            let seal = try record.opened(try record.seal(id))
            if let out { try Files.write(Array(seal.seal.jws.utf8), to: out) }
            if options.json {
                Terminal.print(
                    json: "seal-show",
                    [("fields", seal.fields.json), ("seal", seal.listed)]
                )
                return
            }
            Terminal.print(seal.line)
            Terminal.print("  opens \(seal.seal.payload.rule.words)")
            for (name, text) in seal.shown { Terminal.print("  \(name): \(text)") }
            for opening in seal.openings {
                let number = opening.payload.position
                Terminal.print(
                    "  opening \(number), \(opening.payload.at.text): \(opening.payload.among.words)"
                )
            }
        }
    }
}

extension OpenedSeal {
    fileprivate var line: String {
        let payload = seal.payload
        let mark = payload.status == .actual ? "" : "\(payload.status.rawValue.uppercased()) "
        let step = payload.caseMark.map { " \($0.words) of \($0.id.text)" } ?? ""
        return
            "\(mark)\(payload.position)  \(seal.id.text)  \(payload.at.text)  \(payload.purpose.text)\(step)  \(words)"
    }

    fileprivate var listed: JSONValue {
        let payload = seal.payload
        return .object([
            ("at", .text(payload.at)), ("case", payload.caseMark?.json),
            ("hidden", .number(payload.hiddenDigests.count)), ("id", .text(seal.id)),
            ("number", .number(payload.position)), ("opened", .texts(fields.names)),
            ("openings", .texts(openings.map(\.id))), ("purpose", .text(payload.purpose)),
            ("rule", payload.rule.json), ("status", .text(payload.status)),
        ])
    }

    /// Opened fields as lines.
    fileprivate var shown: [(String, String)] {
        guard case .object(let members) = fields.json else { return [] }
        return zip(members.names, members.values).map { name, value in
            if case .string(let text) = value { return (name, text.replacing("\n", with: "\n    | ")) }
            return (name, String(decoding: CanonicalJSON.encode(value), as: UTF8.self))
        }
    }
}
