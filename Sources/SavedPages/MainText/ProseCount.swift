// SPDX-License-Identifier: Apache-2.0

/// How much prose lies in any range of a tree's positions.
struct ProseCount: Sendable {
    /// Letters of prose before each position.
    private let before: [Int]

    init(_ blocks: [PageBlock], size: Int) {
        var own = [Int](repeating: 0, count: size)
        for block in blocks where block.isProse && block.region == .article {
            own[block.position] += block.text.utf8.count
        }
        var sum = 0
        before =
            own.map { amount in
                defer { sum += amount }
                return sum
            } + [sum]
    }

    var total: Int { before[before.count - 1] }

    func amount(in range: Range<Int>) -> Int { before[range.upperBound] - before[range.lowerBound] }

    func share(of range: Range<Int>) -> Double {
        total == 0 ? 0 : Double(amount(in: range)) / Double(total)
    }
}
