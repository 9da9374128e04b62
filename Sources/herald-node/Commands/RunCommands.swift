// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import NoticeFormat
import NoticeSecurity
import SQLiteStore

struct ConfigurationOptions: ParsableArguments {
    @Option(help: "The node's configuration, node.yaml.")
    var config: String
}

struct RunCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Run the node. Standard output says `ready ADDR`; SIGTERM ends it with 0."
    )
    @OptionGroup var options: ConfigurationOptions

    func run() async throws {
        let configuration = try NodeConfiguration(path: options.config)
        let node = try await RunningNode.open(
            configuration,
            dependencies: .system(logger: NodeLog.standardError())
        )
        try await node.run { host, port in
            ReadyLine.print(host: host, port: port)
        }
    }
}

struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Check the configuration, the keys, the card and the TLS files."
    )
    @OptionGroup var options: ConfigurationOptions

    func run() async throws {
        let configuration = try NodeConfiguration(path: options.config)
        let findings = try NodeCheck.findings(configuration)
        for finding in findings { print(finding) }
        guard findings.isEmpty else { throw NodeFailure(1, "\(findings.count) findings") }
        print("ok: \(configuration.party.text) on \(configuration.host):\(configuration.port)")
    }
}

struct FsckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fsck",
        abstract: "Check the record of a stopped node: tables, log, checkpoints. Names each problem."
    )
    @OptionGroup var options: ConfigurationOptions

    func run() async throws {
        let configuration = try NodeConfiguration(path: options.config)
        let store = try SQLiteStore(path: configuration.store)
        let problems = await store.integrityProblems(
            digest: { ObjectHash.digest($0) },
            progress: Self.show
        )
        try store.close()
        Self.show("")
        for problem in problems { print(problem) }
        guard problems.isEmpty else {
            throw NodeFailure(1, "\(problems.count) problems in \(configuration.store)")
        }
        print("ok: \(configuration.store)")
    }

    /// In place of what was shown before, on a terminal only.
    private static func show(_ words: String) {
        guard isatty(STDERR_FILENO) == 1 else { return }
        FileHandle.standardError.write(Data("\r\u{1B}[K\(words)".utf8))
    }
}
