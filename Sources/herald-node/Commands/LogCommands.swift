// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FileLog
import Foundation
import LogServer
import TransparencyLog
import UnixSignals

struct LogCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "log",
        abstract: "A log by itself, without a party.",
        subcommands: [Run.self]
    )

    struct Run: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Serve a log from a folder. Standard output says `ready ADDR`; SIGTERM ends it with 0.",
            discussion: """
                POST /add appends the body and answers its index, with ?proof its tlog-proof. Checkpoint, tiles \
                and entry bundles are served as C2SP tlog-tiles, and lie in the folder under the same names. \
                There is no TLS and no authentication: whoever can reach the address can add entries.
                """
        )
        @Option(help: "Folder of the log; made where there is none.")
        var dir: String
        @Option(help: "The log's key file, as `herald log keygen` makes it.")
        var key: String
        @Option(help: "HOST:PORT to listen on; port 0 takes a free one.")
        var listen: String

        func run() async throws {
            let signer = try LogFolderFailure.named { try NoteKeyFile.read(key).logSigner() }
            let (host, port) = try NodeConfiguration.address(listen)
            let files = try LogFolderFailure.named { try SystemLogFiles(writing: dir) }
            let sequencer = try LogFolderFailure.named { try LogSequencer.open(files, signer: signer) }
            var settings = LogServer.Settings()
            settings.host = host
            settings.port = port
            let signals = await UnixSignalsSequence(trapping: .sigterm, .sigint)
            let server = try await LogServer.start(sequencer, files: files, settings: settings)
            ReadyLine.print(host: host, port: server.port)
            for await _ in signals { break }
            try await LogFolderFailure.named { try await server.shutdown() }
        }
    }
}

/// Turns what the file log and its keys throw into what the terminal shows.
enum LogFolderFailure {
    static func named<Value>(_ body: () async throws -> Value) async throws -> Value {
        do { return try await body() } catch { throw failure(error) }
    }

    static func named<Value>(_ body: () throws -> Value) throws -> Value {
        do { return try body() } catch { throw failure(error) }
    }

    private static func failure(_ error: any Error) -> any Error {
        switch error {
        case let error as FileLogError:
            NodeFailure(error.code == .damaged || error.code == .otherLog ? 1 : 3, error.reason)
        case let error as LogError: NodeFailure(1, error.reason)
        default: error
        }
    }
}

/// Key files of logs and witnesses that run by themselves.
enum NoteKeyFile {
    /// Refuses a file that group or others may touch.
    static func read(_ path: String) throws -> NoteKey {
        guard let bytes = FileManager.default.contents(atPath: path) else {
            throw NodeFailure(3, "cannot read \(path)")
        }
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int ?? 0
        guard mode & 0o077 == 0 else {
            throw NodeFailure(1, "\(path) is open to group or others; mode 0600 expected")
        }
        return try NoteKey(parsing: bytes.prefix(8192))
    }
}
