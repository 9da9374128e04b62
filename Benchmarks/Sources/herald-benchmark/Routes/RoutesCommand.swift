// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// Direct and by relays, by turns in one run.
struct RoutesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "routes",
        abstract: "Notices a second with the recipient's evidence back: direct, and by relays."
    )
    @Option(parsing: .upToNextOption, help: "Notices in flight, one cell each.")
    var inFlight: [Int] = [1, 16, 64]
    @Option(help: "Seconds of each cell, after its warm-up.")
    var seconds = 10
    @Option(help: "Seconds of warm-up before each cell.")
    var warmUp = 2
    @Option(help: "Times that every cell is run, in rounds.")
    var rounds = 1

    @Flag(help: "Also by two relays in a row, with a node more.")
    var twoRelays = false

    private var routes: [MeasuredRoute] {
        twoRelays ? [.direct, .oneRelay, .twoRelays] : [.direct, .oneRelay]
    }

    func run() async throws {
        try await TemporaryFolder.use { folder in
            let relays = twoRelays ? ["r", "s"] : ["r"]
            let fleet = try await Fleet.start(["a"] + relays + ["b"], in: folder)
            Output.header(folder: folder)
            for _ in 0..<max(1, rounds) {
                for count in inFlight {
                    var figures: [RouteCell.Figures] = []
                    for route in routes {
                        let cell = RouteCell(route: route, inFlight: count, warmUp: warmUp, seconds: seconds)
                        figures.append(try await cell.run(fleet))
                    }
                    Output.routes(figures)
                }
            }
            try await fleet.stop()
        }
    }
}
