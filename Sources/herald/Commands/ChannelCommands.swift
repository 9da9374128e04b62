// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import NodeAPI
import NoticeFormat
import StrictJSON

struct StatusCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Have the node state a channel now: sign, log and send a status.",
        discussion: """
            With one party: the own channels with it. With two: as a relay, what was carried from the first to \
            the second; the pair is stated at the interval from then on.
            """
    )
    @OptionGroup var options: GlobalOptions
    @OptionGroup var passphrase: PassphraseOptions
    @Argument(help: "The counterpart; or sender and recipient of a pair that this party relays for.")
    var parties: [String]

    func validate() throws {
        guard [1, 2].contains(parties.count) else { throw ValidationError("give one party, or a pair") }
    }

    func run() async throws {
        let path = try parties.map { text throws(FormatError) in try PartyID(text).text }
            .joined(separator: "/")
        try await NodeSession.run(options, passphrase) { session in
            _ = try await session.post("/channels/\(path)/status", [])
        }
        if options.json {
            Terminal.print(json: "status", [("parties", .strings(parties))])
        } else {
            Terminal.print("stated \(parties.joined(separator: " to "))")
        }
    }
}

struct ChannelsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "channels",
        abstract: "List the channels: last status each way, whether both sides agree, and what is missing."
    )
    @OptionGroup var options: GlobalOptions
    @OptionGroup var passphrase: PassphraseOptions

    func run() async throws {
        let body = try await NodeSession.run(options, passphrase) { session in
            try ChannelsBody(bytes: try await session.get("/channels"))
        }
        if options.json {
            Terminal.print(json: "channels", body.members)
            return
        }
        for channel in body.channels {
            Terminal.print(Terminal.bold(channel.counterpart, options))
            Terminal.print(ChannelText.lines(channel).joined(separator: "\n"))
        }
        for pair in body.pairs {
            let last = pair.index.map { "status \($0)" } ?? "no status yet"
            Terminal.print("relayed \(pair.from) to \(pair.to): \(pair.carried) envelopes, \(last)")
        }
        if body.channels.isEmpty, body.pairs.isEmpty { Terminal.say("no channels") }
    }
}

/// Channels for people.
enum ChannelText {
    static func lines(_ channel: ChannelsBody.Channel) -> [String] {
        var lines = [
            "  sent      \(words(channel.outbound, theirs: "they have opened"))",
            "  received  \(words(channel.inbound, theirs: "they have sent"))",
            "  statuses  ours \(words(channel.ours)); theirs \(words(channel.theirs)),"
                + " every \(channel.interval) s",
        ]
        for finding in channel.theirs?.clock ?? [] {
            lines.append("  clock     their last status \(finding)")
        }
        for missed in channel.theirs?.missed ?? [] {
            lines.append("  they say  statuses were missing \(words(missed)) as they see it")
        }
        if let outage = channel.outage { lines.append("  MISSING   their statuses, \(words(outage))") }
        for outage in channel.outages where outage.to != nil {
            lines.append("  missed    \(words(outage))")
        }
        return lines
    }

    private static func words(_ direction: ChannelsBody.Direction, theirs: String) -> String {
        guard let number = direction.theirNumber else {
            return "\(direction.number); they have stated nothing"
        }
        let difference =
            switch direction.agreement {
            case "agrees": "agreed"
            case "forked": "FORKED: another dispatch under this number"
            default: "\(direction.agreement): \(theirs) \(number) by their last status"
            }
        return "\(direction.number), \(difference)"
    }

    private static func words(_ status: ChannelsBody.Status?) -> String {
        status.map { "\($0.index) at \($0.keptAt)" } ?? "none"
    }

    private static func words(_ missed: ChannelsBody.Missed) -> String {
        let fault =
            switch missed.segment {
            case "own": "own fault: down, or reached nobody"
            case "path": "fault of the path: not to be reached"
            default: "fault of the other side: there, but silent"
            }
        let end = missed.to.map { "to \($0)" } ?? "and still"
        let problem = missed.problem.map { " (\($0))" } ?? ""
        return "from \(missed.from) \(end); \(fault)\(problem)"
    }
}
