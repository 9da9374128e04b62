// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat

/// What everybody in a simulation shares.
struct Stage: Sendable {
    let schedule: SimulationSchedule
    let cast: SimulationCast
    let world: SimulatedWorld
    let network: SimulatedNetwork
    let surprises: Surprises
    let truth: SimulationTruth
    /// Whose disks lie.
    let lies: Set<CastMember>

    init(_ schedule: SimulationSchedule, _ cast: SimulationCast, lies: Set<CastMember>) {
        self.schedule = schedule
        self.cast = cast
        self.lies = lies
        world = SimulatedWorld()
        surprises = Surprises(schedule)
        network = SimulatedNetwork(world, cast, schedule, surprises)
        truth = SimulationTruth()
    }
}
