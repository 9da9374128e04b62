// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Exchange
import Foundation
import NoticeFormat
import NoticeSecurity
import SQLiteStore

struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Copy the record to a file, while the node runs or not.",
        discussion: """
            The copy is the record at one moment, in one SQLite file of mode 0600. The private keys are not in \
            it: copy the folder of the keys once, offline, and after each change of a key.
            """
    )
    @OptionGroup var options: ConfigurationOptions
    @Argument(help: "The file to write.")
    var file: String
    @Flag(help: "Replace a file of that name.")
    var force = false

    func run() async throws {
        let configuration = try NodeConfiguration(path: options.config)
        guard force || !FileManager.default.fileExists(atPath: file) else {
            throw NodeFailure(2, "\(file) exists", hint: "give --force to replace it")
        }
        let copy = try StoreCopy.make(of: configuration.store, to: file, isReplacing: force)
        print("copied \(configuration.party.text): \(copy.size) leaves, \(copy.octets) octets")
        if let checkpoint = copy.checkpoint {
            let lines = checkpoint.note.split(separator: "\n").prefix(3)
            print("newest checkpoint: " + lines.joined(separator: " "))
        } else {
            print("newest checkpoint: none")
        }
        print("not in it: the keys in \(configuration.keys)")
    }
}

struct RestoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Put a copy of the record in place of a stopped node's record.",
        discussion: """
            The node then answers and signs nothing until every pinned party and witness has shown what it \
            holds: docs/operating.md says how it goes on. The keys are not in a copy.
            """
    )
    @OptionGroup var options: ConfigurationOptions
    @Argument(help: "The copy; not needed with --without.")
    var file: String?
    @Flag(help: "Put the copy in place of a record; the record is kept aside.")
    var replace = false
    @Option(
        parsing: .upToNextOption,
        help: "Parties to go on without: the channels with them stay closed until they answer."
    )
    var without: [String] = []

    func validate() throws {
        guard file != nil || !without.isEmpty else {
            throw ValidationError("give the copy, or --without PARTY")
        }
    }

    func run() async throws {
        let configuration = try NodeConfiguration(path: options.config)
        let parties = try without.map { text throws(FormatError) in try PartyID(text) }
        if let file { try await put(file, configuration) }
        guard !parties.isEmpty else { return }
        let store = try SQLiteStore(path: configuration.store)
        try await store.write { try ExchangeNode.excuse(parties, in: $0) }
        try store.close()
        print("waits no longer for " + parties.map(\.text).joined(separator: ", "))
    }

    private func put(_ file: String, _ configuration: NodeConfiguration) async throws {
        guard replace || !FileManager.default.fileExists(atPath: configuration.store) else {
            throw NodeFailure(
                2,
                "\(configuration.store) is there",
                hint: "give --replace: it will be kept aside"
            )
        }
        let folder = NodeFiles(configuration)
        let card = try folder.card()
        let keys = try NodeKeyFiles.read(configuration.keys)
        let now = SystemClock().now()
        let kept: String?
        do {
            kept = try await StoreRestore(path: configuration.store).put(
                file,
                digest: { ObjectHash.digest($0) },
                suffix: "before-\(now.seconds)"
            ) { transaction in
                let chain = try ExchangeNode.markRestored(
                    card,
                    of: configuration.party,
                    at: now,
                    in: transaction
                )
                try NodeCheck.mustFit(keys, chain)
            }
        } catch let faults as StoreRestore.Faults {
            for problem in faults.problems { print(problem) }
            throw NodeFailure(1, "\(faults.problems.count) problems in \(file): nothing was changed")
        }
        print("restored \(configuration.store)")
        if let kept { print("the record that was there is kept as \(kept)") }
        print("the node will sign nothing until its peers have shown what they hold")
    }
}
