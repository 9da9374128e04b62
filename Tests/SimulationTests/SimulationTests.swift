// SPDX-License-Identifier: Apache-2.0

import ExchangeTesting
import Foundation
import Testing

/// The whole exchange under faults that a seed draws.
struct `A simulated schedule of faults` {
    static let cast = Result { try SimulationCast() }

    /// Seeds to run: one that `HERALD_SEED` names, else so many as `HERALD_SCHEDULES` says.
    static let seeds: [UInt64] = {
        let variables = ProcessInfo.processInfo.environment
        if let seed = variables["HERALD_SEED"].flatMap({ UInt64($0) }) { return [seed] }
        let count = variables["HERALD_SCHEDULES"].flatMap { UInt64($0) } ?? 60
        return Array(1..<count + 1)
    }()

    @Test(arguments: seeds)
    func `loses nothing, doubles nothing and lies about nothing`(seed: UInt64) async throws {
        let simulation = Simulation(SimulationSchedule(seed: seed), cast: try Self.cast.get())
        let report = try await simulation.run()
        if Self.seeds.count == 1 { print(report.schedule, report.trace.lines.joined(separator: "\n"), separator: "\n") }
        #expect(report.violations.isEmpty, "\(report.failure)")
    }
}
