// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import NodeAPI
import NoticeFormat
import NoticeSecurity
import StrictJSON
import TransparencyLog

struct CardCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "card",
        abstract: "Show, check and pin the cards of parties.",
        subcommands: [Show.self, Check.self, Pin.self, Policy.self]
    )

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show the own card, or the pinned card of another party."
        )
        @OptionGroup var options: GlobalOptions
        @OptionGroup var passphrase: PassphraseOptions
        @Argument(help: "The party; none means the own one.")
        var party: String?
        @Option(help: "Write the card file here, to hand it to another party.")
        var out: String?

        func run() async throws {
            let wanted = try party.map { text throws(FormatError) in try PartyID(text) }
            let card = try await NodeSession.run(options, passphrase) { session in
                guard let wanted, wanted != session.party else { return session.card }
                return try CardVerifier.verify(file: try await session.get("/cards/\(wanted.text)"))
            }
            if let out {
                try Files.write(card.fileBytes, to: out)
                Terminal.say("card of \(card.party.text) written to \(out)")
            }
            CardText.show(card, "card-show", options)
        }
    }

    struct Check: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Check a card file and print its fingerprint."
        )
        @OptionGroup var options: GlobalOptions
        @Argument(help: "The card file.")
        var file: String

        func run() async throws {
            let card = try CardVerifier.verify(file: try Files.read(file, limit: 16 << 20))
            CardText.show(card, "card-check", options)
        }
    }

    struct Pin: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Trust a party's card, after comparing its fingerprint with the party by voice or in person."
        )
        @OptionGroup var options: GlobalOptions
        @OptionGroup var passphrase: PassphraseOptions
        @Argument(help: "The card file.")
        var file: String
        @Option(help: "The forty digits the other party read out, with or without spaces.")
        var fingerprint: String?

        func run() async throws {
            let card = try CardVerifier.verify(file: try Files.read(file, limit: 16 << 20))
            try confirm(card)
            try await NodeSession.run(options, passphrase) { session in
                if let pinned = try session.home.pinned(card.party), pinned.fingerprint != card.fingerprint {
                    throw Failure(
                        .no,
                        "pinned-otherwise",
                        "\(card.party.text) is already pinned with another fingerprint",
                        hint: "expected \(pinned.fingerprint), found \(card.fingerprint)"
                    )
                }
                _ = try await session.put("/cards/\(card.party.text)", card.fileBytes)
                try Files.write(card.fileBytes, to: session.home.pinPath(card.party))
            }
            if options.json {
                Terminal.print(
                    json: "card-pin",
                    [("fingerprint", .string(card.fingerprint)), ("party", .string(card.party.text))]
                )
            } else {
                Terminal.print("pinned \(card.party.text)")
            }
        }

        private func confirm(_ card: VerifiedCardChain) throws {
            let expected = card.fingerprint.filter { $0 != " " }
            let given: String
            if let fingerprint {
                given = fingerprint
            } else {
                guard Terminal.hasTerminal else {
                    throw ValidationError("without a terminal, pin needs --fingerprint DIGITS")
                }
                Terminal.say("ask \(card.party.text) by voice or in person to read its fingerprint")
                given = Terminal.ask("type the digits they read: ") ?? ""
            }
            let digits = given.filter { $0.isASCII && $0.isNumber }
            guard digits == expected else {
                throw Failure(
                    .no,
                    "wrong-fingerprint",
                    "the digits are not those of this card",
                    hint:
                        "expected \(card.fingerprint); do not pin before the other party reads exactly these"
                )
            }
        }
    }
}

enum CardText {
    static func show(_ card: VerifiedCardChain, _ command: String, _ options: GlobalOptions) {
        let payload = card.latest.payload
        if options.json {
            Terminal.print(
                json: command,
                [
                    ("card", payload.json), ("fingerprint", .string(card.fingerprint)),
                    ("id", .string(card.latest.id.text)),
                    ("logKey", card.logKey.map { .string($0.description) }),
                    ("party", .string(card.party.text)), ("version", .integer(Int64(payload.version))),
                    ("witnessKey", card.witnessKeys.last.map { .string($0.description) }),
                ]
            )
            return
        }
        var lines = [
            "\(Terminal.bold(card.party.text, options))  \(payload.name)",
            "  version      \(payload.version)",
            "  fingerprint  \(card.fingerprint)",
        ]
        lines += card.logKey.map { ["  log          \($0)"] } ?? []
        lines += card.witnessKeys.last.map { ["  witness      \($0)"] } ?? []
        for officer in payload.officers {
            lines.append(
                "  officer      \(officer.name): \(officer.roles.map(\.rawValue).joined(separator: ", "))"
            )
        }
        for rule in payload.mandate {
            let what = [
                rule.statuses?.map(\.rawValue), rule.severities?.map(\.rawValue), rule.kinds?.map(\.rawValue),
            ]
            .compactMap { $0?.joined(separator: "/") }.joined(separator: ", ")
            lines.append(
                "  mandate      \(rule.approvals) \(rule.role.rawValue) for \(what.isEmpty ? "all else" : what)"
            )
        }
        lines += payload.policy.minimumNotice.map(line) + payload.policy.needs.map(line)
        Terminal.print(lines.joined(separator: "\n"))
    }

    private static func line(_ rule: MinimumNotice) -> String {
        let kinds = rule.kinds.map(\.rawValue).joined(separator: "/")
        let events = rule.events.map { " of \($0.joined(separator: "/"))" } ?? ""
        let parties = rule.parties.map { " to \($0.map(\.text).joined(separator: "/"))" } ?? ""
        let short = rule.shortSeconds.map { ", \($0) s with a reason" } ?? ""
        return "  promises     \(kinds)\(events)\(parties) \(rule.seconds) s before the window\(short)"
    }

    private static func line(_ time: NeededTime) -> String {
        let parties = time.parties.map { "from \($0.map(\.text).joined(separator: "/")): " } ?? ""
        return "  needs        \(parties)\(time.carriage) s to carry, \(time.translation) s to translate, "
            + "\(time.decision) s to decide"
    }
}
