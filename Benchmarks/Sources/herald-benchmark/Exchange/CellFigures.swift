// SPDX-License-Identifier: Apache-2.0

/// What one cell showed.
struct CellFigures: Sendable {
    let cell: Cell
    /// Milliseconds, ascending.
    let latencies: [Double]
    /// Notices sent in all, warm-up included: what commits and processor time are divided by.
    let total: Int
    /// Seconds after the last evidence until both nodes were at rest.
    let settling: Double
    let before: Snapshot
    let after: Snapshot

    var perSecond: Double { Double(latencies.count) / Double(cell.seconds) }

    /// Nearest rank; 0 if nothing ended in time.
    func percentile(_ share: Double) -> Double {
        guard !latencies.isEmpty else { return 0 }
        return latencies[min(latencies.count - 1, Int((Double(latencies.count) * share).rounded(.up)) - 1)]
    }

    /// Node 0 is the sender, node 1 the recipient.
    func commitsPerNotice(_ node: Int) -> Double {
        Double(after.nodes[node].commits - before.nodes[node].commits) / Double(max(1, total))
    }

    /// Milliseconds of processor time a notice.
    func processorTime(_ node: Int) -> (user: Double, system: Double) {
        let time = after.nodes[node].process.time - before.nodes[node].process.time
        return time.milliseconds(for: total)
    }

    var driverTime: (user: Double, system: Double) {
        (after.driver.time - before.driver.time).milliseconds(for: total)
    }

    /// Cores that anything but the two nodes and the driver kept busy.
    var others: Double {
        let nodes = zip(before.nodes, after.nodes).map { ($1.process.time - $0.process.time).ticks }
        let ours = nodes.reduce(0, +) + (after.driver.time - before.driver.time).ticks
        let wall = Double(after.machine.totalTicks - before.machine.totalTicks)
        let busy = Double(after.machine.busyTicks - before.machine.busyTicks)
        guard wall > 0 else { return 0 }
        return max(0, busy - Double(ours)) / wall * Double(Snapshot.coreCount)
    }
}
