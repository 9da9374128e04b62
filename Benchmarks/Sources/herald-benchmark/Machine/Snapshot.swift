// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Counters of both nodes, this process and the machine at one moment.
struct Snapshot: Sendable {
    struct Node: Sendable {
        let commits: Int
        let process: ProcessFigures
    }

    let nodes: [Node]
    let driver: ProcessFigures
    let machine: MachineFigures

    static let coreCount = ProcessInfo.processInfo.activeProcessorCount

    static func take(_ pair: NodePair) async throws -> Snapshot {
        var nodes: [Node] = []
        for node in [pair.sender, pair.recipient] {
            nodes.append(Node(commits: try await node.commits(), process: try ProcessFigures(pid: node.pid)))
        }
        return Snapshot(
            nodes: nodes,
            driver: try ProcessFigures(pid: getpid()),
            machine: try MachineFigures()
        )
    }
}
