// SPDX-License-Identifier: Apache-2.0

import ExchangeTesting
import Foundation
import Testing

/// The whole exchange under faults that a seed draws.
struct `A simulated schedule of faults` {
    /// Seeds to run: the one that `HERALD_SEED` names, else so many as `HERALD_SCHEDULES` says, from 1 or from
    /// `HERALD_FIRST_SCHEDULE` on.
    private static let seeds: [UInt64] = {
        let variables = ProcessInfo.processInfo.environment
        if let seed = variables["HERALD_SEED"].flatMap({ UInt64($0) }) { return [seed] }
        let count = variables["HERALD_SCHEDULES"].flatMap { UInt64($0) } ?? 16
        let first = variables["HERALD_FIRST_SCHEDULE"].flatMap { UInt64($0) } ?? 1
        return Array(first..<first + count)
    }()

    @Test(arguments: seeds)
    func `loses nothing, doubles nothing and lies about nothing`(seed: UInt64) async throws {
        let report = try await SharedCast.run(seed)
        if Self.seeds.count == 1 { print(report.story) }
        #expect(report.violations.isEmpty, "\(report.failure)")
    }

    @Test func `is the same each time`() async throws {
        let first = try await SharedCast.run(3)
        let second = try await SharedCast.run(3)
        #expect(first.trace.lines == second.trace.lines)
        #expect(first.trace.digest == second.trace.digest)
        #expect(first.confirmedCount > 0)
    }

    @Test func `is another one for another seed`() {
        #expect(
            SimulationSchedule(seed: 5).faultyMilliseconds != SimulationSchedule(seed: 6).faultyMilliseconds
        )
    }
}
