// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

@main
struct HeraldBenchmark: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "herald-benchmark",
        abstract: "Measures Herald on this machine; docs/benchmarks.md says what each figure means.",
        subcommands: [
            MeasureCommand.self, RoutesCommand.self, DrainCommand.self, RecoveryCommand.self,
            PartsCommand.self, ClaimsCommand.self, PosturesCommand.self, NodeCommand.self,
        ],
        defaultSubcommand: MeasureCommand.self
    )
}

struct MeasureCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "measure",
        abstract: "Two nodes, one channel: notices a second, latency, memory, flushes; then the parts."
    )
    @Option(parsing: .upToNextOption, help: "Notices in flight, one cell each.")
    var inFlight: [Int] = [1, 16, 64]
    @Option(help: "Seconds of each cell, after its warm-up.")
    var seconds = 12
    @Option(help: "Seconds of warm-up before each cell.")
    var warmUp = 2
    @Option(help: "Times that every cell is run, in rounds.")
    var rounds = 2

    func run() async throws {
        try await TemporaryFolder.use { folder in
            let pair = try await NodePair.start(in: folder)
            Output.header(folder: folder)
            var figures: [CellFigures] = []
            for round in 1...max(1, rounds) {
                for count in inFlight {
                    let cell = Cell(inFlight: count, warmUp: warmUp, seconds: seconds)
                    let found = try await cell.run(pair)
                    Output.cell(found, round: round)
                    figures.append(found)
                }
            }
            Output.ratios(figures)
            Output.bundle(try await BundleTiming.measure(pair))
            try await pair.stop()
            Output.parts(try await Parts.measure(in: folder))
        }
    }
}

struct PartsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "parts",
        abstract: "The parts alone: signing, sealing, opening, committing."
    )

    func run() async throws {
        try await TemporaryFolder.use { folder in
            Output.header(folder: folder)
            Output.parts(try await Parts.measure(in: folder))
        }
    }
}
