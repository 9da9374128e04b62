// SPDX-License-Identifier: Apache-2.0

import Foundation
import NoticeFormat
import NoticeSecurity
import StrictJSON

/// One node of the pair: a process of this same program, with a folder of its own.
struct NodeProcess: Sendable {
    let folder: String
    let process: Process
    let input: Pipe
    let mailbox: Mailbox
    let url: String
    let card: VerifiedCardChain
    let officer: SigningKey

    var pid: Int32 { process.processIdentifier }

    /// Makes the folder with fresh keys and starts the node; returns when it listens.
    static func start(_ party: PartyID, in folder: String) async throws -> NodeProcess {
        let port = try FreePort.find()
        let url = "http://127.0.0.1:\(port)"
        var random = SystemRandomNumberGenerator()
        let officer = SigningKey.make(.ed25519, using: &random)
        guard case .object(let jwk) = officer.verificationKey.jwk else {
            throw NodeFailure(3, "a key is not an object")
        }
        let card = try NodeFolder.make(
            NodeFolder.Request(
                folder: folder,
                party: party,
                name: party.text,
                url: url,
                listen: "127.0.0.1:\(port)",
                officers: [
                    NodeFolder.Officer(name: "officer", roles: [.drafter, .releaser, .watch], jwk: jwk)
                ],
                now: Officer.now()
            )
        )
        let (process, input, mailbox) = try launch(in: folder)
        _ = try await mailbox.line("ready")
        return NodeProcess(
            folder: folder,
            process: process,
            input: input,
            mailbox: mailbox,
            url: url,
            card: card,
            officer: officer
        )
    }

    private static func launch(in folder: String) throws -> (Process, Pipe, Mailbox) {
        let process = Process()
        process.executableURL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
        // As packaging/systemd/herald-node.service has it.
        process.environment = ProcessInfo.processInfo.environment
            .merging(["MALLOC_ARENA_MAX": "2"]) { given, _ in given }
        process.arguments = ["node", "--config", folder + "/node.yaml"]
        let (input, output, mailbox) = (Pipe(), Pipe(), Mailbox())
        try Data().write(to: URL(filePath: folder + "/node.log"))
        process.standardInput = input
        process.standardOutput = output
        process.standardError = FileHandle(forWritingAtPath: folder + "/node.log")
        output.fileHandleForReading.readabilityHandler = { handle in
            let bytes = handle.availableData
            if bytes.isEmpty { handle.readabilityHandler = nil }
            mailbox.take(bytes)
        }
        try process.run()
        return (process, input, mailbox)
    }

    /// Ends the node as a power cut would, and waits for it.
    func kill() async {
        Foundation.kill(pid, SIGKILL)
        while process.isRunning { try? await Task.sleep(for: .milliseconds(5)) }
    }

    /// Starts the node again on what it left behind; returns when it listens, and when that was.
    func again() async throws -> (node: NodeProcess, ready: ContinuousClock.Instant) {
        let (process, input, mailbox) = try Self.launch(in: folder)
        let ready = try await mailbox.line("ready").at
        let node = NodeProcess(
            folder: folder,
            process: process,
            input: input,
            mailbox: mailbox,
            url: url,
            card: card,
            officer: officer
        )
        return (node, ready)
    }

    /// Commits of the node's store, each with one flush of the write-ahead file.
    func commits() async throws -> Int {
        try input.fileHandleForWriting.write(contentsOf: Data("commits\n".utf8))
        guard let count = Int(try await mailbox.line("commits").rest) else {
            throw NodeFailure(3, "a node did not say how often it committed")
        }
        return count
    }

    /// Ends the node as SIGTERM does, and waits for it.
    func stop() async {
        process.terminate()
        while process.isRunning { try? await Task.sleep(for: .milliseconds(20)) }
    }
}
