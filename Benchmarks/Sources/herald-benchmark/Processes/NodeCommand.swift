// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import SQLiteStore

/// A node as `herald-node run` runs it, which also tells the process that started it what happens.
///
/// Standard output says `ready ADDR`, `answered MSG` once the next hop's evidence is durable, `arrived MSG` once
/// the recipient's that came by a relay is, and `commits N` for each line on standard input. The end of standard input ends the node.
struct NodeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "node",
        abstract: "Runs one node of the benchmark.",
        shouldDisplay: false
    )
    @Option(help: "The node's configuration, node.yaml.")
    var config: String

    func run() async throws {
        let node = try await RunningNode.open(
            try NodeConfiguration(path: config),
            dependencies: .system(logger: ReportingLog.logger())
        )
        let store = node.store
        FileHandle.standardInput.readabilityHandler = { handle in
            let bytes = handle.availableData
            guard !bytes.isEmpty else {
                handle.readabilityHandler = nil
                kill(getpid(), SIGTERM)
                return
            }
            for byte in bytes where byte == UInt8(ascii: "\n") {
                ReportingLog.report("commits \(store.commitCount)")
            }
        }
        try await node.run { host, port in ReportingLog.report("ready \(host):\(port)") }
    }
}
