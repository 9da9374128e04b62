// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// The server of one party.
@main
struct HeraldNode: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "herald-node",
        abstract: "Run a party's node of the warning exchange.",
        discussion: "Exit codes: 0 done, 1 the answer is no, 2 wrong usage, 3 could not find out.",
        subcommands: [
            InitNodeCommand.self, RunCommand.self, CheckCommand.self, FsckCommand.self,
            BackupCommand.self, RestoreCommand.self, KeyCommand.self, LogCommand.self, TilesCommand.self,
            DemoCommand.self,
            WitnessCommand.self, MirrorCommand.self,
        ]
    )

    static func main() async {
        do {
            var command = try parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch {
            NodeFailure.end(with: error)
        }
    }
}
