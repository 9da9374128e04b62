// SPDX-License-Identifier: Apache-2.0

/// Where the one who missed a status puts the fault (channel.md, section 3).
package enum OutageSegment: String, Word, Sendable, CaseIterable {
    /// The other node answers, or is heard, and sends no status.
    case other
    /// The node that says so was down, or reached nobody.
    case own
    /// The other node cannot be reached from here, and others can.
    case path
}
