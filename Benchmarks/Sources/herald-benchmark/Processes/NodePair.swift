// SPDX-License-Identifier: Apache-2.0

import NodeClient
import NoticeFormat
import NoticeSecurity

/// Two nodes on loopback that have pinned each other's cards, and an officer at each.
struct NodePair: Sendable {
    let sender: NodeProcess
    let recipient: NodeProcess
    /// Several, because one keeps at most sixteen connections to a node.
    let connections: [HTTPConnection]

    static func start(in folder: String) async throws -> NodePair {
        let pair = NodePair(
            sender: try await NodeProcess.start(try PartyID("a.benchmark.example"), in: folder + "/a"),
            recipient: try await NodeProcess.start(try PartyID("b.benchmark.example"), in: folder + "/b"),
            connections: try (0..<4).map { _ in try HTTPConnection() }
        )
        try await pair.officer(of: pair.sender, number: 0).pin(pair.recipient.card)
        try await pair.officer(of: pair.recipient, number: 0).pin(pair.sender.card)
        return pair
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
        await sender.stop()
        await recipient.stop()
        for connection in connections { try await connection.close() }
    }
}
