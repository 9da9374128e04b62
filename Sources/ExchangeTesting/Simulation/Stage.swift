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
    let liars: Set<CastMember>

    init(_ schedule: SimulationSchedule, _ cast: SimulationCast, liars: Set<CastMember>) {
        self.schedule = schedule
        self.cast = cast
        self.liars = liars
        world = SimulatedWorld()
        surprises = Surprises(schedule)
        network = SimulatedNetwork(world, cast, schedule, surprises)
        truth = SimulationTruth()
    }
}
