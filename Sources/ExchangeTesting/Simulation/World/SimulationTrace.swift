// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat
internal import NoticeSecurity

/// What happened in a simulation, in order.
///
/// Lines name parties, notices by their place in the schedule, and simulated time; never an id or a digest,
/// for the encapsulation of an envelope takes the library's own randomness.
package struct SimulationTrace: Sendable {
    package private(set) var lines: [String] = []

    mutating func add(_ text: String, at time: Int64) {
        let seconds = time / 1000
        let fraction = String(1000 + time % 1000).dropFirst()
        lines.append("\(seconds).\(fraction) \(text)")
    }

    /// Two runs that did the same have the same.
    package var digest: Digest { ObjectHash.digest(Array(lines.joined(separator: "\n").utf8)) }
}
