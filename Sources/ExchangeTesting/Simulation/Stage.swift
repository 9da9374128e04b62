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
    /// What has to be found.
    let planted: [CastMember: PlantedFault]

    init(_ schedule: SimulationSchedule, _ cast: SimulationCast, planted: [CastMember: PlantedFault]) {
        self.schedule = schedule
        self.cast = cast
        self.planted = planted
        world = SimulatedWorld()
        surprises = Surprises(schedule)
        network = SimulatedNetwork(world, cast, schedule, surprises)
        truth = SimulationTruth()
    }
}
