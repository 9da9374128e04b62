// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import StrictJSON
import TransparencyLog

extension LogCommand {
    struct Follow: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Verify and show what is new in a log since it was followed last.",
            discussion: """
                The first time every entry is read. Ends with 1 on a fork, whose proof is kept, on a damaged \
                resource and on an entry that is no leaf of a party's log.
                """
        )
        @OptionGroup var options: GlobalOptions
        @OptionGroup var source: KnownLogOptions
        @Flag(help: "Take entries of any form, as of a log that is no party's.")
        var anyEntry = false
        @Flag(help: "Look once.")
        var once = false
        @Option(help: "Seconds between two looks (1 to 86400).")
        var interval = 10
        @Option(help: "How often to look (1 to 1000000).")
        var rounds = 8640

        func validate() throws {
            guard (1...86_400).contains(interval), (1...1_000_000).contains(rounds) else {
                throw ValidationError("--interval: 1 to 86400, --rounds: 1 to 1000000 expected")
            }
        }

        func run() async throws {
            let known = try source.find(options)
            for round in 1...(once ? 1 : rounds) {
                if round > 1 { try await Task.sleep(for: .seconds(interval)) }
                do {
                    let found = try await next(of: known)
                    if round == 1 || found.new > found.old { show(found, known.origin) }
                } catch let failure as Failure where failure.exit == .unknown && !once {
                    Terminal.say("herald: \(failure.reason)")
                }
            }
        }

        /// A reader for each round: it keeps every tile that it read.
        private func next(of known: KnownLog) async throws -> LogFollower.Round {
            try await LogReader.run(known.place) { reader in
                let follower = try LogFollower(known, reader, takesAnyEntry: anyEntry, options: options)
                return try await follower.next()
            }
        }

        private func show(_ round: LogFollower.Round, _ origin: String) {
            let lines = round.entries.enumerated().map { offset, entry in
                (index: round.old + UInt64(offset), text: entry)
            }
            guard !options.json else {
                let entries = lines.map { line in
                    JSONValue.object([
                        ("entry", .string(line.text)), ("index", .integer(Int64(clamping: line.index))),
                    ])
                }
                Terminal.print(
                    json: "log-follow",
                    [
                        ("entries", .array(entries)), ("origin", .string(origin)),
                        ("seen", .integer(Int64(clamping: round.old))),
                        ("size", .integer(Int64(clamping: round.new))),
                    ]
                )
                return
            }
            for line in lines { Terminal.print("\(line.index) \(line.text)") }
            Terminal.print("ok: \(round.new - round.old) new, \(round.new) entries of \(origin)")
        }
    }
}
