// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import LogWitness
import NodeAPI
import NodeServer
import NoticeFormat
import ServiceLifecycle
import TransparencyLog
import UnixSignals

/// What the commands of a witness and of a mirror by themselves share.
struct StandaloneServing: ParsableArguments {
    @Option(help: "File with the vkey of one known log a line.")
    var logs: String
    @Option(help: "Its key file, as `herald log keygen --type witness` makes it.")
    var key: String
    @Option(help: "HOST:PORT to listen on; port 0 takes a free one.")
    var listen: String

    /// Serves until SIGTERM; standard output says `ready ADDR`.
    func run(
        largestBody: Int,
        answering: @escaping @Sendable (APIRequest) async -> APIAnswer
    ) async throws {
        let (host, port) = try NodeConfiguration.address(listen)
        let logger = NodeLog.standardError()
        let server = try NodeServer.make(
            largestBody: largestBody,
            host: host,
            port: port,
            logger: logger,
            answering: answering
        ) { port in
            ReadyLine.print(host: host, port: port)
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

    /// Reads the key and the logs and opens the record in the folder.
    ///
    /// `loss` says what it would mean if this were another's record.
    func open<Server>(
        _ place: String,
        loss: String? = nil,
        _ make: (Cosigner, KnownLogs, StateFolder, @escaping @Sendable () -> UInt64) throws -> Server
    ) throws -> Server {
        let cosigner = try NoteKeyFile.read(key).cosigner()
        guard let list = FileManager.default.contents(atPath: logs) else {
            throw NodeFailure(3, "cannot read \(logs)")
        }
        let known = try KnownLogs(parsing: Array(list))
        guard !known.keys.isEmpty else { throw NodeFailure(1, "\(logs) names no log") }
        do {
            let folder = try StateFolder(path: place)
            return try make(cosigner, known, folder) { UInt64(max(1, SystemClock().now().seconds)) }
        } catch let error as LogError {
            throw NodeFailure(1, "\(place) is not the record of this key: \(error.reason)", hint: loss)
        } catch is StateFolder.InUse {
            throw NodeFailure(3, "\(place) is held by another process")
        }
    }
}
