// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import LogWitness
import NodeServer
import NoticeFormat
import ServiceLifecycle
import TransparencyLog
import UnixSignals

struct MirrorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mirror",
        abstract: "Hold copies of transparency logs, without a node.",
        subcommands: [Run.self]
    )

    struct Run: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take the entries of logs, cosign what is held, and serve it. Says `ready ADDR`.",
            discussion: """
                Speaks C2SP tlog-mirror over HTTP; both prefixes are /. The key must be none that a witness \
                uses. Put TLS before it where it is reached from elsewhere. SIGTERM ends it with 0.
                """
        )
        @Option(help: "File with the vkey of one known log a line.")
        var logs: String
        @Option(help: "Key file of the mirror, as `herald log keygen --type witness` makes it.")
        var key: String
        @Option(help: "HOST:PORT to listen on; port 0 takes a free one.")
        var listen: String
        @Option(help: "Folder of the copies; made where there is none.")
        var dir: String

        func run() async throws {
            let (host, port) = try NodeConfiguration.address(listen)
            let mirror = try open()
            let logger = NodeLog.standardError()
            let server = try NodeServer.make(
                mirror: MirrorRoutes(mirror: mirror),
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

        private func open() throws -> StandaloneMirror {
            let cosigner = try NoteKeyFile.read(key).cosigner()
            guard let list = FileManager.default.contents(atPath: logs) else {
                throw NodeFailure(3, "cannot read \(logs)")
            }
            let known = try KnownLogs(parsing: Array(list))
            guard !known.keys.isEmpty else { throw NodeFailure(1, "\(logs) names no log") }
            do {
                return try StandaloneMirror(
                    cosigner: cosigner,
                    logs: known,
                    folder: StateFolder(path: dir),
                    time: { UInt64(max(1, SystemClock().now().seconds)) }
                )
            } catch let error as LogError {
                throw NodeFailure(1, "\(dir) is not the record of this mirror: \(error.reason)")
            } catch is StateFolder.InUse {
                throw NodeFailure(3, "\(dir) is held by another process")
            }
        }
    }
}
