// SPDX-License-Identifier: Apache-2.0

import Foundation
import NodeAPI
import NodeClient
import NoticeFormat
import ServiceLifecycle

/// The nodes of one replay, each listening on loopback, with every card pinned everywhere.
struct Simulation {
    let clock: SimulatedClock
    let links: Links
    /// In the order of the incident file.
    let parties: [SimulatedParty]

    func party(_ short: String) throws -> SimulatedParty {
        guard let party = parties.first(where: { $0.short == short }) else {
            throw NodeFailure(1, "no party is called \(short)")
        }
        return party
    }

    /// A route as an incident writes it: `direct`, or short names joined by `/`.
    func route(_ text: String) throws -> Route {
        guard text != Route.direct.text else { return .direct }
        return try Route(relays: text.split(separator: "/").map { try party(String($0)).id })
    }

    func desk(_ officer: IncidentOfficer) throws -> OfficerDesk {
        try party(officer.party).desk(officer.name)
    }

    /// Starts the nodes, runs the body, ends the nodes and removes everything they wrote.
    static func run<Value>(
        _ incident: IncidentFile,
        _ body: (Simulation) async throws -> Value
    ) async throws -> Value {
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "herald-demo-\(UUID().uuidString)"
        ).path
        try FileManager.default.createDirectory(
            atPath: folder,
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700]
        )
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let world = SimulatedParty.World(
            clock: SimulatedClock(incident.start),
            links: Links(),
            connection: try HTTPConnection(),
            mediators: incident.parties.filter { $0.part == .mediator }.map(\.id).sorted(),
            folder: folder
        )
        var parties: [SimulatedParty] = []
        do {
            for party in incident.parties { parties.append(try await SimulatedParty.open(party, in: world)) }
            let simulation = Simulation(clock: world.clock, links: world.links, parties: parties)
            let value = try await simulation.serving {
                try await simulation.pinCards()
                return try await body(simulation)
            }
            try await close(parties, world)
            return value
        } catch {
            try? await close(parties, world)
            throw error
        }
    }

    private static func close(_ parties: [SimulatedParty], _ world: SimulatedParty.World) async throws {
        try await world.connection.close()
        for party in parties { try await party.running.close() }
    }

    /// Runs the body while all nodes listen; ends them with it.
    private func serving<Value>(_ body: () async throws -> Value) async throws -> Value {
        let (ports, listening) = AsyncStream.makeStream(of: Int.self)
        let servers = try parties.map { try $0.running.server { port in listening.yield(port) } }
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(services: servers, logger: NodeLog.quiet())
        )
        return try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask {
                defer { listening.finish() }
                try await group.run()
            }
            var count = 0
            for await _ in ports {
                count += 1
                if count == parties.count { break }
            }
            guard count == parties.count else {
                try await tasks.waitForAll()
                throw NodeFailure(3, "a node did not start")
            }
            do {
                let value = try await body()
                await group.triggerGracefulShutdown()
                try await tasks.waitForAll()
                return value
            } catch {
                await group.triggerGracefulShutdown()
                throw error
            }
        }
    }

    /// Everybody pins everybody's card, as officers do who have compared the fingerprints.
    private func pinCards() async throws {
        for party in parties where party.part != .impostor {
            let card = try await party.anyDesk.get("/card")
            for other in parties where other.id != party.id {
                _ = try await other.anyDesk.put("/cards/\(party.id.text)", card)
            }
        }
    }
}
