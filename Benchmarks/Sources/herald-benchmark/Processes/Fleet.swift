// SPDX-License-Identifier: Apache-2.0

import NodeClient
import NoticeFormat
import NoticeSecurity

/// Some nodes on loopback that have pinned one another's cards, in the order of their names.
struct Fleet: Sendable {
    var nodes: [NodeProcess]
    /// Several, because one keeps at most sixteen connections to a node.
    let connections: [HTTPConnection]

    static func start(_ names: [String], in folder: String) async throws -> Fleet {
        var nodes: [NodeProcess] = []
        for name in names {
            let party = try PartyID("\(name).benchmark.example")
            nodes.append(try await NodeProcess.start(party, in: "\(folder)/\(name)"))
        }
        let fleet = Fleet(nodes: nodes, connections: try (0..<4).map { _ in try HTTPConnection() })
        for node in nodes {
            for other in nodes where other.card.party != node.card.party {
                try await fleet.officer(of: node, number: 0).pin(other.card)
            }
        }
        return fleet
    }

    func officer(of node: NodeProcess, number: Int) -> Officer {
        Officer(
            party: node.card.party,
            card: node.card.latest.id,
            key: node.officer,
            url: node.url,
            connection: connections[number % connections.count]
        )
    }

    func stop() async throws {
        for node in nodes { await node.stop() }
        for connection in connections { try await connection.close() }
    }
}
