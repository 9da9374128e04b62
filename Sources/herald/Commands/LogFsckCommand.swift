// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FileLog
import Foundation
import NodeAPI
import NodeClient
import NoticeSecurity
import TransparencyLog

struct LogFsckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fsck",
        abstract: "Make every tile, bundle and the root of a log anew and compare; names what is wrong.",
        discussion: """
            Exit codes: 0 all is as the checkpoint says, 1 something is missing, altered, too short or too long, \
            3 it could not be found out, for instance because the server does not answer.
            """
    )
    @OptionGroup var options: GlobalOptions
    @Argument(help: "URL of the log, or its folder.")
    var source: String
    @Option(help: "The log's verifier key (vkey), or a file with it.")
    var key: String?
    @Option(help: "Card file of the log's party, in place of the key.")
    var card: String?

    func validate() throws {
        guard key == nil || card == nil else { throw ValidationError("give --key or --card, not both") }
    }

    func run() async throws {
        let isURL = source.hasPrefix("http://") || source.hasPrefix("https://")
        guard isURL else { return try await check(FolderResources(try Self.files(source))) }
        let server = ServedResources(url: source, connection: try HTTPConnection())
        do {
            try await check(server)
        } catch {
            try? await server.connection.close()
            throw error
        }
        try await server.connection.close()
    }

    private func check(_ resources: some LogResources) async throws {
        guard let bytes = try await resources.read("checkpoint") else {
            throw Failure(.unknown, "no-checkpoint", "\(source) has no checkpoint")
        }
        let checkpoint: Checkpoint
        do {
            let note = try SignedNote(parsing: bytes)
            checkpoint = try Checkpoint(parsing: note.text)
            try verify(note)
        } catch let error as LogError {
            throw Failure(.no, "bad-checkpoint", "checkpoint: \(error.reason)")
        }
        var check = LogCheck(checkpoint, in: resources)
        var progress = Progress(total: checkpoint.size)
        let findings = try await check.run { progress.show($0) }
        progress.clear()
        for finding in findings { Terminal.say(finding.description) }
        guard findings.isEmpty else {
            let more = findings.count == 1 ? "" : ", and \(findings.count - 1) more"
            throw Failure(.no, "damaged", "\(findings[0])\(more)")
        }
        let signature = key == nil && card == nil ? "; the signature was not checked (no --key)" : ""
        Terminal.print("ok: \(checkpoint.size) leaves of \(checkpoint.origin)\(signature)")
    }

    private func verify(_ note: SignedNote) throws {
        if let key {
            let parsed = try Self.verifierKey(key)
            _ = try VerifiedCheckpoint(note, origin: parsed.name, logKey: parsed)
        } else if let card {
            let chain = try CardVerifier.verify(file: try Files.read(card, limit: 16 << 20))
            guard chain.logKeys.contains(where: { Self.isSigned(note, by: $0) }) else {
                throw Failure(.no, "bad-checkpoint", "the checkpoint is not signed by the card's log key")
            }
        }
    }

    /// The key itself, or what a file holds: a vkey, or the log's own key, of which only the public half is used.
    private static func verifierKey(_ given: String) throws -> VerifierKey {
        guard Files.exists(given) else { return try VerifierKey(parsing: given) }
        let bytes = try Files.read(given, limit: 8192)
        if let own = try? NoteKey(parsing: bytes) { return own.verifierKey }
        let text = String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .newlines)
        do throws(LogError) {
            return try VerifierKey(parsing: text)
        } catch {
            throw Failure(.usage, "bad-key", "\(given) is not a key: \(error.reason)")
        }
    }

    private static func isSigned(_ note: SignedNote, by key: VerifierKey) -> Bool {
        (try? VerifiedCheckpoint(note, origin: key.name, logKey: key)) != nil
    }

    private static func files(_ folder: String) throws -> SystemLogFiles {
        do {
            return try SystemLogFiles(reading: folder)
        } catch let error as FileLogError {
            throw Failure(.unknown, "unreadable", error.reason)
        }
    }
}

/// A log that a server serves.
private struct ServedResources: LogResources {
    let url: String
    let connection: HTTPConnection

    func read(_ path: String) async throws -> [UInt8]? {
        let answer: APIAnswer
        do {
            answer = try await connection.send(APIRequest(method: "GET", target: "/" + path), to: url)
        } catch {
            throw Failure(.unknown, "no-answer", "\(url) does not answer: \(error)")
        }
        switch answer.status {
        case 200: return answer.body
        case 404, 410: return nil
        default:
            throw Failure(.unknown, "not-served", "\(url)/\(path): expected 200, found \(answer.status)")
        }
    }
}

/// How far a check is, on a terminal only and at most a hundred times.
private struct Progress {
    let total: UInt64
    private var shown: UInt64 = 0
    private let isShown = isatty(STDERR_FILENO) == 1

    init(total: UInt64) { self.total = total }

    mutating func show(_ done: UInt64) {
        let share = done * 100 / max(1, total)
        guard isShown, share > shown else { return }
        shown = share
        FileHandle.standardError.write(Data("\r\(share) % of \(total) entries".utf8))
    }

    func clear() {
        if isShown && shown > 0 { FileHandle.standardError.write(Data("\r\u{1B}[K".utf8)) }
    }
}
