// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

struct DrainCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "drain",
        abstract: "Notices queued for a node that is away, and how fast they go once it is back."
    )
    @Option(help: "Notices that queue up.")
    var notices = 10_000
    @Option(help: "Officers who send them.")
    var inFlight = 64

    func run() async throws {
        try await TemporaryFolder.use { folder in
            Output.header(folder: folder)
            Output.drain(try await Drain(notices: notices, inFlight: inFlight).run(in: folder))
        }
    }
}

struct RecoveryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "recovery",
        abstract: "The recipient's node is killed under steady sending: when all has evidence again."
    )
    @Option(help: "Times that it is killed.")
    var rounds = 20
    @Option(help: "Notices a second.")
    var rate = 20
    @Option(help: "Seconds that it is away each time.")
    var away = 3

    func run() async throws {
        try await TemporaryFolder.use { folder in
            Output.header(folder: folder)
            let recovery = Recovery(rounds: rounds, rate: rate, away: .seconds(away))
            Output.recovery(try await recovery.run(in: folder))
        }
    }
}
