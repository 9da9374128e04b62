// SPDX-License-Identifier: Apache-2.0

import Foundation

/// One part, done many times, one after another.
///
/// Processor time is what a busy machine changes least; wall time says what a caller waits.
struct PartTiming: Sendable {
    let name: String
    let count: Int
    /// Microseconds of processor time of all threads, on average.
    let processor: Double
    /// Microseconds of wall time, median.
    let wall: Double
    /// Microseconds of wall time of the slowest.
    let worst: Double

    private init(_ name: String, processor: Double, walls: [Double]) {
        self.name = name
        self.processor = processor
        count = walls.count
        let ascending = walls.sorted()
        wall = ascending.isEmpty ? 0 : ascending[ascending.count / 2]
        worst = ascending.last ?? 0
    }

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
        return PartTiming(name, processor: processor, walls: walls)
    }

    static func measure(
        _ name: String,
        count: Int,
        waiting part: () async throws -> Void
    ) async throws -> PartTiming {
        var walls: [Double] = []
        let begin = processorTime()
        for _ in 0..<count {
            let start = ContinuousClock.now
            try await part()
            walls.append(start.duration(to: .now) / .microseconds(1))
        }
        let processor = (processorTime() - begin) / Double(count)
        return PartTiming(name, processor: processor, walls: walls)
    }

    /// Microseconds of processor time that all threads of this process have had; nothing else runs in it meanwhile.
    private static func processorTime() -> Double {
        Double(clock()) * 1e6 / Double(CLOCKS_PER_SEC)
    }
}
