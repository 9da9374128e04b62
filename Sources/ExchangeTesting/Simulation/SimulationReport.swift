// SPDX-License-Identifier: Apache-2.0

/// What came of a simulation.
package struct SimulationReport: Sendable {
    package let schedule: SimulationSchedule
    /// What should not have been, in plain words; empty if every property held.
    package let violations: [String]
    package let trace: SimulationTrace
    /// Notices whose release was confirmed to an officer.
    package let confirmedCount: Int

    /// The schedule and everything that happened.
    package var story: String { ([schedule.description] + trace.lines).joined(separator: "\n") }

    /// What to print when a property did not hold: how to see it again, and what happened last.
    package var failure: String {
        let lines = violations.map { "  \($0)" } + ["", schedule.description, ""] + trace.lines.suffix(60)
        return """
            seed \(schedule.seed): \(violations.count) violations; see it again with
                HERALD_SEED=\(schedule.seed) swift test --filter SimulationTests
            \(lines.joined(separator: "\n"))
            """
    }
}
