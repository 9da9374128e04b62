// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import NodeAPI
import StrictJSON
import TransparencyLog

extension LogCommand {
    struct Fork: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "fork-proof",
            abstract: "Prove that a log signed two histories, or make the proof from two checkpoints.",
            discussion: """
                With the origin of a log, asks the own node for the proof it holds. With one file, verifies. \
                With two checkpoints, makes one; where their sizes differ, \
                --tiles names the URL or a folder of the tree that the larger one is of. The log's key comes \
                from a card, from --log, or from the pinned cards.
                """
        )
        @OptionGroup var options: GlobalOptions
        @OptionGroup var passphrase: PassphraseOptions
        @Argument(help: "A proof, two checkpoints, or the origin of a log.")
        var files: [String]
        @Option(help: "Card file of the log's party.")
        var card: String?
        @Option(name: .customLong("log"), help: "The log's vkey; again for another key of it.")
        var keys: [String] = []
        @Option(help: "URL or folder of the log with the larger tree.")
        var tiles: String?
        @Option(help: "Write the proof to this file.")
        var out: String?

        func validate() throws {
            guard (1...2).contains(files.count) else {
                throw ValidationError("a proof or two checkpoints expected, found \(files.count) files")
            }
            guard card == nil || keys.isEmpty else { throw ValidationError("give --card or --log, not both") }
        }

        func run() async throws {
            let proof = files.count == 1 ? try await held(files[0]) : try await made()
            let origin = try TransparencyLog.Checkpoint(anyLog: proof.first.text).origin
            let known = try KnownLog.find(origin, card: card, keys: keys, options: options)
            let fork = try VerifiedFork(proof, keys: known.keys)
            if let out { try Files.write(proof.bytes, to: out) }
            show(fork)
        }

        /// The proof in a file, or the one that the own node holds about a log of this name.
        private func held(_ name: String) async throws -> TransparencyLog.ForkProof {
            if name == "-" || Files.exists(name) {
                return try TransparencyLog.ForkProof(parsing: try Files.read(name, limit: 2 << 20))
            }
            guard Files.exists(options.homeFolder + "/officer.json") else {
                throw Failure(.unknown, "unreadable-file", "there is no file \(name), and no node to ask")
            }
            let forks = try await NodeSession.run(options, passphrase) {
                try ReportsBody(bytes: try await $0.get("/reports")).forks
            }
            guard let fork = forks.first(where: { $0.origin == name || $0.party == name }) else {
                throw Failure(.unknown, "no-proof", "the node holds no proof about \(name)")
            }
            return try TransparencyLog.ForkProof(parsing: Array(fork.proof.utf8))
        }

        private func made() async throws -> TransparencyLog.ForkProof {
            let notes = try files.map { try SignedNote(parsing: try Files.read($0, limit: 1 << 20)) }
                .map { (note: $0, checkpoint: try TransparencyLog.Checkpoint(anyLog: $0.text)) }
                .sorted { $0.checkpoint.size < $1.checkpoint.size }
            let (old, new) = (notes[0], notes[1])
            var proof = TransparencyLog.ForkProof(old.note, new.note, consistency: [])
            if old.checkpoint.size != new.checkpoint.size {
                guard let tiles else {
                    throw Failure(
                        .unknown,
                        "tiles-needed",
                        "the checkpoints are of \(old.checkpoint.size) and \(new.checkpoint.size) entries",
                        hint: "give --tiles with the URL or a folder of the log with \(new.checkpoint.size)"
                    )
                }
                proof = try await LogReader.run(tiles) { reader in
                    try await reader.computed(size: new.checkpoint.size) { hashes in
                        try TransparencyLog.ForkProof(old.note, new.note, hashes: hashes)
                    }
                }
            }
            guard let proof else {
                throw Failure(.no, "no-fork", "the two checkpoints can be of one log")
            }
            return proof
        }

        private func show(_ fork: VerifiedFork) {
            guard !options.json else {
                Terminal.print(
                    json: "log-fork-proof",
                    [
                        ("first", Self.json(fork.first)), ("origin", .string(fork.origin)),
                        ("prefixRoot", .string(fork.proof.root.description)),
                        ("second", Self.json(fork.second)),
                    ]
                )
                return
            }
            Terminal.print(Terminal.alarm("forked: \(fork.origin) signed two histories", options))
            Terminal.print("  \(fork.first.size) entries with root \(fork.first.root)")
            Terminal.print("  \(fork.second.size) entries with root \(fork.second.root),")
            Terminal.print("  of which the first \(fork.first.size) have root \(fork.proof.root)")
            Terminal.print("This shows what the log's key signed, not why, nor who was told which.")
        }

        private static func json(_ checkpoint: TransparencyLog.Checkpoint) -> JSONValue {
            .object([
                ("root", .string(checkpoint.root.description)),
                ("size", .integer(Int64(clamping: checkpoint.size))),
            ])
        }
    }
}
