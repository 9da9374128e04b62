// SPDX-License-Identifier: Apache-2.0

import Foundation

/// One part, done many times on one thread.
///
/// Processor time is what a busy machine changes least; wall time says what a caller waits.
struct PartTiming: Sendable {
    let name: String
    let count: Int
    /// Microseconds of processor time, on average; nil where several threads take part.
    let processor: Double?
    /// Microseconds of wall time, median.
    let wall: Double

    static func measure(_ name: String, count: Int, _ part: () throws -> Void) throws -> PartTiming {
        for _ in 0..<max(1, count / 10) { try part() }
        var walls: [Double] = []
        let begin = processorTime()
        for _ in 0..<count {
            let start = ContinuousClock.now
            try part()
            walls.append(start.duration(to: .now) / .microseconds(1))
        }
        let processor = (processorTime() - begin) / Double(count)
        return PartTiming(name: name, count: count, processor: processor, wall: walls.sorted()[count / 2])
    }

    static func measure(
        _ name: String,
        count: Int,
        waiting part: () async throws -> Void
    ) async throws -> PartTiming {
        var walls: [Double] = []
        for _ in 0..<count {
            let start = ContinuousClock.now
            try await part()
            walls.append(start.duration(to: .now) / .microseconds(1))
        }
        return PartTiming(name: name, count: count, processor: nil, wall: walls.sorted()[count / 2])
    }

    /// Microseconds of processor time that this process has had; nothing else runs in it meanwhile.
    private static func processorTime() -> Double {
        Double(clock()) * 1e6 / Double(CLOCKS_PER_SEC)
    }
}
