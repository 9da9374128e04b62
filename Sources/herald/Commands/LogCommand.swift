// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import NodeAPI
import NodeClient
import NoticeFormat
import NoticeSecurity
import StrictJSON
import TransparencyLog

struct LogCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "log",
        abstract: "Look at a party's log, and check proofs from it.",
        subcommands: [
            Checkpoint.self, Prove.self, Verify.self, Follow.self, Fork.self, Push.self,
            LogFsckCommand.self, LogKeygenCommand.self,
        ]
    )

    struct Checkpoint: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Fetch the newest checkpoint of a log; the own node's without --url."
        )
        @OptionGroup var options: GlobalOptions
        @OptionGroup var passphrase: PassphraseOptions
        @Option(help: "URL of the log.")
        var url: String?

        func run() async throws {
            let bytes: [UInt8] =
                if let url {
                    try await LogSource.fetch("/checkpoint", from: url)
                } else {
                    try await NodeSession.run(options, passphrase) { try await $0.get("/log/checkpoint") }
                }
            _ = try SignedNote(parsing: bytes)
            Terminal.print(bytes: bytes)
        }
    }
}

/// A log as anyone can fetch it (C2SP tlog-tiles).
enum LogSource {
    static func fetch(_ path: String, from url: String) async throws -> [UInt8] {
        let connection = try HTTPConnection()
        do {
            let answer = try await connection.send(APIRequest(method: "GET", target: path), to: url)
            try await connection.close()
            guard answer.status == 200 else {
                throw Failure(.unknown, "not-served", "\(url)\(path): expected 200, found \(answer.status)")
            }
            return answer.body
        } catch let failure as Failure {
            throw failure
        } catch {
            try? await connection.close()
            throw Failure(.unknown, "no-answer", "\(url) does not answer: \(error)")
        }
    }
}
