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
        subcommands: [Checkpoint.self, Prove.self, Verify.self, LogFsckCommand.self, LogKeygenCommand.self]
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

    struct Prove: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print the inclusion proof of a leaf of the own log, as a C2SP tlog-proof."
        )
        @OptionGroup var options: GlobalOptions
        @OptionGroup var passphrase: PassphraseOptions
        @Argument(help: "Digest of the logged bytes.")
        var digest: String
        @Option(help: "\(LeafType.allCases.map(\.rawValue).joined(separator: ", "))")
        var leaf: String

        func run() async throws {
            let bytes = try await NodeSession.run(options, passphrase) {
                try await $0.get("/proofs/\(leaf)/\(digest)")
            }
            Terminal.print(bytes: bytes)
        }
    }

    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Check an inclusion proof offline under a party's card."
        )
        @OptionGroup var options: GlobalOptions
        @Argument(help: "The tlog-proof file.")
        var proof: String
        @Option(help: "Card file of the log's party.")
        var card: String
        @Option(parsing: .unconditional, help: "Digest of the logged bytes.")
        var digest: String
        @Option(help: "\(LeafType.allCases.map(\.rawValue).joined(separator: ", "))")
        var leaf: String

        func run() async throws {
            guard let type = LeafType(rawValue: leaf) else {
                throw ValidationError("no leaf type is '\(leaf)'")
            }
            let entry = LeafEntry(type: type, digest: try Digest(digest))
            let chain = try CardVerifier.verify(file: try Files.read(card, limit: 16 << 20))
            let proof = try TlogProof(parsing: try Files.read(proof, limit: 1 << 20))
            for key in chain.logKeys {
                guard
                    let signed = try? VerifiedCheckpoint(proof.checkpoint, origin: key.name, logKey: key)
                        .checkpoint
                else { continue }
                let isIncluded = MerkleTree.includes(
                    LogHash.leaf(entry.bytes),
                    at: proof.index,
                    size: signed.size,
                    root: signed.root,
                    proof: proof.hashes
                )
                guard isIncluded else { break }
                Terminal.print(
                    "included: leaf \(proof.index) of \(signed.size) in the log of \(chain.party.text)"
                )
                return
            }
            throw Failure(
                .no,
                "not-included",
                "the proof does not hold under the log keys of \(chain.party.text)"
            )
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
