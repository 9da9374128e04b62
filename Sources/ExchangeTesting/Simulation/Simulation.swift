// SPDX-License-Identifier: Apache-2.0

internal import Exchange

/// Runs nodes, officers, network, disks and clocks of one schedule in simulated time, and judges the end.
///
/// Real are the nodes with all their cryptography; everything they touch through a port is simulated. Two
/// runs of one schedule do the same.
package struct Simulation: Sendable {
    private let stage: Stage
    private let seats: [CastMember: SimulatedSeat]

    /// How long the whole world may take to come to rest, in simulated milliseconds.
    private static let longestRest: Int64 = 96 * 3_600_000
    private static let look: Int64 = 60_000

    /// With faults in some seats that have to be found.
    package init(
        _ schedule: SimulationSchedule,
        cast: SimulationCast,
        planted: [CastMember: PlantedFault] = [:]
    ) {
        stage = Stage(schedule, cast, planted: planted)
        var seats: [CastMember: SimulatedSeat] = [:]
        for member in CastMember.allCases { seats[member] = SimulatedSeat(member, stage) }
        self.seats = seats
    }

    /// Returns when everything has ended; throws only where the simulation itself fails.
    package func run() async throws -> SimulationReport {
        for member in CastMember.allCases { try await seat(member).installCards() }
        await stage.world.run { [self] in await direct() }
        let findings = try await SimulationCheck(stage, seats).findings()
        return SimulationReport(
            schedule: stage.schedule,
            violations: stage.surprises.all + findings,
            trace: stage.world.trace,
            confirmedCount: stage.truth.confirmed.count
        )
    }

    private func seat(_ member: CastMember) -> SimulatedSeat {
        guard let seat = seats[member] else { preconditionFailure("everybody has a seat") }
        return seat
    }

    private func direct() async {
        for member in CastMember.allCases { await seat(member).start() }
        start()
        await stage.world.sleep(stage.schedule.faultyMilliseconds)
        for member in CastMember.allCases { seat(member).disk.repair() }
        stage.world.note("the world is whole")
        await rest()
    }

    /// Sets officers and mishaps going.
    private func start() {
        for (place, plan) in stage.schedule.notices.enumerated() {
            let officers = ReleasingOfficers(
                stage: stage,
                seat: seat(plan.from),
                seats: seats,
                place: place,
                plan: plan
            )
            stage.world.spawn { await officers.send() }
        }
        for member in CastMember.parties {
            let officers = WatchOfficers(stage: stage, seat: seat(member), seats: seats)
            stage.world.spawn { await officers.watch() }
        }
        for plan in stage.schedule.notices
        where (stage.planted[plan.from] ?? .forgetsWrites) != .forgetsWrites {
            let seat = seat(plan.from)
            stage.world.after(plan.at + 500) { seat.suffer(.crash(down: 1000)) }
        }
        for mishap in stage.schedule.mishaps {
            let seat = seat(mishap.who)
            stage.world.after(mishap.at) { seat.suffer(mishap.kind) }
        }
    }

    /// Lets time run on until nothing more is to come, at most ``longestRest``.
    private func rest() async {
        let start = stage.world.now
        // A world whose disks lie may never come to rest.
        let mayRest = stage.planted.values.allSatisfy(\.letsRest)
        let end = start + (mayRest ? Self.longestRest : Self.look)
        repeat {
            // The longer it takes, the less often somebody looks.
            await stage.world.sleep(max(Self.look, (stage.world.now - start) / 10))
            if await isAtRest() { return stage.world.note("the world is at rest") }
        } while stage.world.now < end
        stage.surprises.add("the world does not come to rest")
    }

    private func isAtRest() async -> Bool {
        guard stage.truth.isQuiet, stage.network.isQuiet else { return false }
        for member in CastMember.allCases {
            guard await seat(member).isAtRest else { return false }
        }
        return (try? await SimulationCheck(stage, seats).isWaiting()) == false
    }
}

extension SimulatedSeat {
    /// Whether the node is up and has nothing left to do.
    fileprivate var isAtRest: Bool {
        get async {
            guard node != nil else { return false }
            let isIdle = try? await disk.store.read { [opensAutomatically] reader in
                try reader.outboxCount() == 0 && reader.nextDeadlineTime() == nil
                    && (!opensAutomatically || reader.messages(.inbound, in: .unopened, limit: 1).isEmpty)
            }
            return isIdle ?? false
        }
    }
}
