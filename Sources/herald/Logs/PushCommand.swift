// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import NodeClient
import StrictJSON
import TransparencyLog

extension LogCommand {
    struct Push: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Bring a mirror's copy of a log up to date, and print the mirror's cosignature.",
            discussion: "Speaks C2SP tlog-mirror. Ends with 1 where the mirror refuses."
        )
        @OptionGroup var options: GlobalOptions
        @Argument(help: "Origin or party of a pinned card; with --card or --log also a URL or folder.")
        var log: String
        @Option(help: "Card file of the log's party.")
        var card: String?
        @Option(name: .customLong("log"), help: "The log's vkey.")
        var key: String?
        @Option(help: "URL of the mirror.")
        var to: String
        @Option(help: "The mirror's vkey.")
        var mirror: String

        func validate() throws {
            guard card == nil || key == nil else { throw ValidationError("give --card or --log, not both") }
        }

        func run() async throws {
            let known = try KnownLog.find(log, card: card, keys: [key].compactMap { $0 }, options: options)
            let cosigner = try VerifierKey(parsing: mirror)
            let connection = try HTTPConnection()
            let lines = try await LogReader.run(known.place) { reader in
                let note = try await reader.checkpoint()
                let push = MirrorPush(
                    url: to,
                    connection: connection,
                    reader: reader,
                    note: note,
                    checkpoint: try known.verified(note)
                )
                do {
                    let body = try await push.run()
                    try await connection.close()
                    return try push.verified(body, by: cosigner)
                } catch {
                    try? await connection.close()
                    throw error
                }
            }
            guard !options.json else {
                Terminal.print(json: "log-push", [("cosignatures", .strings(lines))])
                return
            }
            for line in lines { Terminal.print(line) }
        }
    }
}
