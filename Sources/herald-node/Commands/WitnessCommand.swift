// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import LogWitness
import NodeServer
import NoticeFormat
import ServiceLifecycle
import TransparencyLog
import UnixSignals

struct WitnessCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "witness",
        abstract: "Be a witness of transparency logs, without a node.",
        subcommands: [Run.self]
    )

    struct Run: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Cosign the checkpoints of logs that only grow. Standard output says `ready ADDR`.",
            discussion: """
                Speaks C2SP tlog-witness over HTTP; both prefixes are /. Put TLS before it where it is reached \
                from elsewhere. SIGTERM ends it with 0.
                """
        )
        @Option(help: "File with the vkey of one known log a line.")
        var logs: String
        @Option(help: "Key file of the witness, as `herald log keygen --type witness` makes it.")
        var key: String
        @Option(help: "HOST:PORT to listen on; port 0 takes a free one.")
        var listen: String
        @Option(help: "Folder of what was cosigned (default: the key file's name and `.witnessed`).")
        var dir: String?

        func run() async throws {
            let (host, port) = try NodeConfiguration.address(listen)
            let witness = try open()
            let logger = NodeLog.standardError()
            let server = try NodeServer.make(
                witness: WitnessRoutes(witness: witness),
                host: host,
                port: port,
                logger: logger
            ) { port in
                print("ready \(host.contains(":") ? "[\(host)]" : host):\(port)")
                fflush(nil)
            }
            let group = ServiceGroup(
                configuration: ServiceGroupConfiguration(
                    services: [server],
                    gracefulShutdownSignals: [.sigterm, .sigint],
                    logger: logger
                )
            )
            try await group.run()
        }

        private func open() throws -> StandaloneWitness {
            let cosigner = try NoteKeyFile.read(key).cosigner()
            guard let list = FileManager.default.contents(atPath: logs) else {
                throw NodeFailure(3, "cannot read \(logs)")
            }
            let known = try KnownLogs(parsing: Array(list))
            guard !known.keys.isEmpty else { throw NodeFailure(1, "\(logs) names no log") }
            let place = dir ?? key + ".witnessed"
            do {
                return try StandaloneWitness(
                    cosigner: cosigner,
                    logs: known,
                    folder: StateFolder(path: place),
                    time: { UInt64(max(1, SystemClock().now().seconds)) }
                )
            } catch let error as LogError {
                throw NodeFailure(
                    1,
                    "\(place) is not the record of this witness: \(error.reason)",
                    hint: "a witness that forgets can be made to cosign a fork; find the right folder or key"
                )
            } catch is StateFolder.InUse {
                throw NodeFailure(3, "\(place) is held by another process")
            }
        }
    }
}
