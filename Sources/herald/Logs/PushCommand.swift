// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import NodeClient
import StrictJSON
import TransparencyLog

extension LogCommand {
    struct Push: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Bring a log to a mirror or its checkpoint to a witness, and print the cosignature.",
            discussion: """
                Speaks C2SP tlog-mirror and tlog-witness. Ends with 1 where it is refused. With --interval it \
                goes on, and only says what could not be done.
                """
        )
        @OptionGroup var options: GlobalOptions
        @OptionGroup var source: KnownLogOptions
        @Option(help: "URL of the mirror or witness.")
        var to: String
        @Option(help: "The mirror's vkey.")
        var mirror: String?
        @Option(help: "The witness's vkey.")
        var witness: String?
        @Option(help: "Again after so many seconds (1 to 86400); once without it.")
        var interval: Int?
        @Option(help: "How often, with --interval (1 to 1000000).")
        var rounds = 8640

        func validate() throws {
            guard (1...86_400).contains(interval ?? 1), (1...1_000_000).contains(rounds) else {
                throw ValidationError("--interval: 1 to 86400, --rounds: 1 to 1000000 expected")
            }
            guard (mirror == nil) != (witness == nil) else {
                throw ValidationError("give --mirror or --witness")
            }
        }

        func run() async throws {
            let known = try source.find(options)
            let cosigner = try VerifierKey(parsing: mirror ?? witness ?? "")
            guard let interval else { return show(try await push(known, cosigner).lines) }
            var size: UInt64?
            for round in 1...rounds {
                if round > 1 { try await Task.sleep(for: .seconds(interval)) }
                do {
                    let pushed = try await push(known, cosigner)
                    if pushed.size != size { show(pushed.lines) }
                    size = pushed.size
                } catch let failure as Failure where failure.exit == .unknown {
                    Terminal.say("herald: \(failure.reason)")
                }
            }
        }

        private func push(
            _ known: KnownLog,
            _ cosigner: VerifierKey
        ) async throws -> (size: UInt64, lines: [String]) {
            let connection = try HTTPConnection()
            do {
                let pushed = try await LogReader.run(known.place) { reader in
                    let note = try await reader.checkpoint()
                    let push = MirrorPush(
                        url: to,
                        connection: connection,
                        reader: reader,
                        note: note,
                        checkpoint: try known.verified(note)
                    )
                    let answer = try await mirror == nil ? push.announce() : push.run()
                    return (push.checkpoint.size, try push.verified(answer, by: cosigner))
                }
                try await connection.close()
                return pushed
            } catch {
                try? await connection.close()
                throw error
            }
        }

        private func show(_ lines: [String]) {
            guard !options.json else {
                Terminal.print(json: "log-push", [("cosignatures", .strings(lines))])
                return
            }
            for line in lines { Terminal.print(line) }
        }
    }
}
