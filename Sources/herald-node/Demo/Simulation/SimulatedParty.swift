// SPDX-License-Identifier: Apache-2.0

import Exchange
import NodeClient
import NoticeFormat
import NoticeSecurity
import StrictJSON

/// One party of a replay: a real node in a folder of its own, and officers whose keys it never sees.
struct SimulatedParty: Sendable {
    let short: String
    let id: PartyID
    let part: IncidentFile.Party.Part
    let running: RunningNode
    let url: String
    /// In the order of the file; the first one runs the node's errands.
    let desks: [OfficerDesk]

    /// What the parties of one replay share.
    struct World {
        let clock: SimulatedClock
        let links: Links
        let connection: HTTPConnection
        /// Whom the parties have agreed on.
        let mediators: [PartyID]
        /// Holds one folder for each party.
        let folder: String
    }

    func desk(_ name: String) throws -> OfficerDesk {
        guard let desk = desks.first(where: { $0.name == name }) else {
            throw NodeFailure(1, "\(short) has no officer \(name)")
        }
        return desk
    }

    /// The officer for errands that any of them may do.
    var anyDesk: OfficerDesk {
        guard let desk = desks.first else { preconditionFailure("every simulated party has an officer") }
        return desk
    }

    /// Makes keys, card and store in a new folder; the node does not listen yet.
    static func open(_ party: IncidentFile.Party, in world: World) async throws -> SimulatedParty {
        let port = try FreePort.find()
        let url = "http://127.0.0.1:\(port)"
        if party.part != .impostor { world.links.add(party.id, at: url) }
        // A witness has nobody who signs anything, but somebody who pins the cards.
        let people = party.officers.isEmpty ? [.init(name: "operator", roles: [.watch])] : party.officers
        let desks = people.map { officer in
            var random = SystemRandomNumberGenerator()
            return OfficerDesk(
                name: officer.name,
                party: party.id,
                roles: officer.roles,
                key: .make(.ed25519, using: &random),
                url: url,
                clock: world.clock,
                connection: world.connection
            )
        }
        let folder = "\(world.folder)/\(party.short)"
        _ = try NodeFolder.make(
            NodeFolder.Request(
                folder: folder,
                party: party.id,
                name: party.name,
                url: url,
                listen: "127.0.0.1:\(port)",
                officers: try desks.map { try folderOfficer($0) },
                now: world.clock.now(),
                mediators: party.part == .party ? world.mediators : [],
                soleRouteFor: party.soleRouteFor
            )
        )
        let links = world.links
        var configuration = try NodeConfiguration(path: folder + "/node.yaml")
        configuration.isDrill = true
        // Officers of a replay act by its steps alone: nobody is rung.
        configuration.ring = 0
        let running = try await RunningNode.open(
            configuration,
            dependencies: RunningNode.Dependencies(
                clock: world.clock,
                random: SystemRandom(),
                logger: NodeLog.quiet(),
                wrap: { CuttableTransport(party: party.id, links: links, inner: $0) }
            )
        )
        return SimulatedParty(
            short: party.short,
            id: party.id,
            part: party.part,
            running: running,
            url: url,
            desks: desks
        )
    }

    private static func folderOfficer(_ desk: OfficerDesk) throws -> NodeFolder.Officer {
        guard case .object(let jwk) = desk.key.verificationKey.jwk else {
            throw NodeFailure(3, "a key is not an object")
        }
        return NodeFolder.Officer(name: desk.name, roles: desk.roles, jwk: jwk)
    }
}
