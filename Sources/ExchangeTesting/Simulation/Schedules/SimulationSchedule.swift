// SPDX-License-Identifier: Apache-2.0

package import Exchange

/// Everything that is decided about a simulation before it starts; a seed makes one.
package struct SimulationSchedule: Sendable {
    /// How a node is set up.
    package struct Seat: Sendable {
        package var opening: NodeSettings.Opening
        package var retryCap: Int
        package var parallelDeliveries: Int
        /// In seconds.
        package var statusInterval: Int
        /// Seconds by which its clock is ahead.
        package var skew: Int
    }

    package let seed: UInt64
    /// How long things go wrong; afterwards the world is whole and time runs on.
    package var faultyMilliseconds: Int64
    package var seats: [CastMember: Seat]
    package var linkFaults: [LinkFault]
    package var mishaps: [Mishap]
    package var notices: [PlannedNotice]
}

extension SimulationSchedule: CustomStringConvertible {
    package var description: String {
        var lines = ["seed \(seed): \(faultyMilliseconds / 1000) s of faults"]
        for (member, seat) in seats.sorted(by: { $0.key < $1.key }) {
            lines.append(
                "  \(member.rawValue): opens \(seat.opening), retries within \(seat.retryCap) s,"
                    + " \(seat.parallelDeliveries) at once, clock \(seat.skew) s ahead"
            )
        }
        lines += linkFaults.map { "  link \($0)" }
        lines += mishaps.map { "  node \($0)" }
        lines += notices.enumerated().map { "  #\($0.offset) \($0.element)" }
        return lines.joined(separator: "\n")
    }
}
