// SPDX-License-Identifier: Apache-2.0

import ExchangeTesting

/// The parties of every test here, made once.
enum SharedCast {
    private static let cast = Result { try SimulationCast() }

    static func run(
        _ seed: UInt64,
        planted: [CastMember: PlantedFault] = [:]
    ) async throws -> SimulationReport {
        try await Simulation(SimulationSchedule(seed: seed), cast: cast.get(), planted: planted).run()
    }
}
