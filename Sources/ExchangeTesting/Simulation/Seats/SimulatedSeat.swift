// SPDX-License-Identifier: Apache-2.0

internal import Exchange
internal import NoticeFormat
internal import NoticeSecurity
internal import Synchronization

/// The place of one party in a simulation: its disk and its clock, and its node as often as that is started.
final class SimulatedSeat: Sendable {
    private struct State {
        var node: ExchangeNode?
        var run: NodeRun?
        var runCount = 0
    }

    let member: CastMember
    let party: TestParty
    let disk: SimulatedDisk
    let clock: SimulatedClock
    let world: SimulatedWorld
    private let plan: SimulationSchedule.Seat
    private let seed: UInt64
    private let network: SimulatedNetwork
    private let cast: SimulationCast
    private let surprises: Surprises
    private let state = Mutex(State())

    init(_ member: CastMember, _ stage: Stage) {
        self.member = member
        party = stage.cast[member]
        world = stage.world
        network = stage.network
        cast = stage.cast
        surprises = stage.surprises
        guard let plan = stage.schedule.seats[member] else { preconditionFailure("everybody has a seat") }
        self.plan = plan
        let place = CastMember.allCases.firstIndex(of: member) ?? 0
        seed = stage.schedule.seed &* 1_000_003 &+ UInt64(place)
        disk = SimulatedDisk(world, seed: seed ^ 0x6469_736B, planted: stage.planted[member])
        clock = SimulatedClock(world, secondsAhead: plan.skew)
    }

    /// The node, while it runs.
    var node: ExchangeNode? { state.withLock { $0.run?.isUp == true ? $0.node : nil } }

    var opensAutomatically: Bool { plan.opening == .automatic }

    /// Puts everybody's card into the empty store, as if pinned long ago.
    func installCards() async throws {
        let chains = CastMember.allCases.map { cast[$0].chain }
        try await ExchangeNode.installCard(party.chain, in: disk.store)
        try await disk.store.write { [party] transaction in
            for chain in chains where chain.party != party.id {
                try transaction.appendCards(chain.versions.map(\.jws), of: chain.party)
                for version in chain.versions {
                    _ = try transaction.append(ObjectHash.leaf(.card, version.jws))
                }
            }
        }
    }

    /// Starts the node on what its disk holds.
    func start() async {
        let run = state.withLock { state in
            state.runCount += 1
            let run = NodeRun(state.runCount, in: world)
            state.run = run
            state.node = nil
            return run
        }
        disk.reopen()
        do {
            try await disk.forgetDeadlines()
            let node = try await open(run)
            guard run.isUp else { return }
            state.withLock { $0.node = node }
            network.join(node)
            world.note("\(member.rawValue) starts")
            work(node, run)
        } catch {
            surprises.add(error, in: "\(member.rawValue) start")
        }
    }

    private func open(_ run: NodeRun) async throws -> ExchangeNode {
        let line = SimulatedLine(network: network, run: run, cast: cast)
        return try await ExchangeNode.open(
            settings: settings(),
            keys: party.nodeKeys,
            store: SimulatedStore(
                world: world,
                disk: disk,
                run: run,
                crash: { [self] in crash(down: $0) },
                name: member.rawValue
            ),
            transport: LoopbackTransport(network: line, party: party.id),
            clock: clock,
            random: SeededSource(seed: seed &* 131 &+ UInt64(run.number))
        )
    }

    private func settings() -> NodeSettings {
        NodeSettings(
            party: party.id,
            opening: plan.opening,
            witnesses: member == .witness ? [] : [cast.id(.witness)],
            statusInterval: plan.statusInterval,
            retryCap: plan.retryCap,
            parallelDeliveries: plan.parallelDeliveries
        )
    }

    /// Ends the run at once and starts the next one later; a node that is down stays down as long as it was.
    func crash(down: Int64) {
        let run = state.withLock { state in
            defer { state.node = nil }
            return state.run
        }
        guard let run, run.isUp else { return }
        run.end()
        disk.crash()
        network.leave(party.id)
        world.note("\(member.rawValue) is down for \(down / 1000) s")
        world.after(down) { [self] in
            if !world.isOver { world.spawn { await self.start() } }
        }
    }
}

extension SimulatedSeat {
    func suffer(_ mishap: Mishap.Kind) {
        world.note("\(member.rawValue) suffers \(mishap)")
        switch mishap {
        case .crash(let down): crash(down: down)
        case .crashAtWrite(let number, let kept, let down):
            disk.arm(.crash(kept: kept, down: down), write: number)
        case .failedFlush(let number, let kept, let down):
            disk.arm(.failedFlush(kept: kept, down: down), write: number)
        case .diskFull(let time): disk.fill(for: time)
        case .clockJump(let seconds):
            clock.jump(seconds)
            state.withLock { $0.run }?.stir()
        case .swallows(let every, let time): disk.swallow(every: every, for: time)
        }
    }

    /// The background work of a node's process.
    private func work(_ node: ExchangeNode, _ run: NodeRun) {
        world.spawn { await self.announce(node, run) }
        for bell in run.deliverBells {
            loop("delivering", run, bell) { [clock] in
                _ = try await node.deliverDue()
                guard let next = try await node.nextDelivery() else { return Self.hour }
                return min(max(next.seconds(since: clock.now()) * 1000, 500), Self.hour)
            }
        }
        loop("opening", run, run.openBell) {
            _ = try await node.openWaiting()
            return 600_000
        }
        loop("publishing", run, run.publishBell) {
            if try await node.signCheckpoint() { _ = try await node.collectCosignatures() }
            return Self.hour
        }
        loop("stating", run, run.stateBell) {
            _ = try await node.watchHeartbeats()
            _ = try await node.makeStatuses()
            _ = try await node.reportImpersonations()
            return 600_000
        }
        loop("closing deadlines", run, run.deadlineBell) { [clock] in
            if try await node.closeDeadlines() > 0 { return 0 }
            guard let next = try await node.nextDeadline() else { return Self.hour }
            return min(max(next.seconds(since: clock.now()) * 1000, 500), Self.hour)
        }
    }

    private static let hour: Int64 = 3_600_000

    /// Tells the others that the node is back, those that give no answer a few times more.
    private func announce(_ node: ExchangeNode, _ run: NodeRun) async {
        do {
            try await node.resumeDeliveries()
            var silent = try await node.announceReturn()
            for pause: Int64 in [1000, 3000, 9000, 27_000] where !silent.isEmpty && run.isUp {
                await world.sleep(pause)
                silent = try await node.announceReturn(to: silent)
            }
        } catch {
            surprises.add(error, in: "\(member.rawValue) announcing")
        }
    }

    /// Works, then waits as long as the work says, or until something is written.
    private func loop(
        _ name: String,
        _ run: NodeRun,
        _ bell: Bell,
        _ work: @escaping @Sendable () async throws -> Int64
    ) {
        world.spawn { [self] in
            while run.isUp {
                do {
                    await bell.wait(atMost: try await work())
                } catch {
                    surprises.add(error, in: "\(member.rawValue) \(name)")
                    await world.sleep(1000)
                }
            }
        }
    }
}
