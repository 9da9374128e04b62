// SPDX-License-Identifier: Apache-2.0

import Foundation

/// What the whole machine does, as Linux says in `/proc`.
struct MachineFigures: Sendable {
    let busyTicks: Int
    let totalTicks: Int
    /// Processes that ran or wanted to, on average over the last minute.
    let load: String

    init() throws {
        let line = try ProcessFigures.read("/proc/stat").split(separator: "\n").first ?? ""
        let ticks = line.split(separator: " ").dropFirst().compactMap { Int($0) }
        guard ticks.count >= 8 else { throw NodeFailure(3, "/proc/stat has another form") }
        // user nice system idle iowait irq softirq steal; guest time is within user.
        totalTicks = ticks.prefix(8).reduce(0, +)
        busyTicks = totalTicks - ticks[3] - ticks[4]
        load = try ProcessFigures.read("/proc/loadavg").split(separator: " ").first.map(String.init) ?? "?"
    }
}
