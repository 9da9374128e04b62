// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Exchange
import Foundation
import NoticeFormat

struct PosturesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "postures",
        abstract: "Loops in a record of posture notices: all at once, then one more notice at a time."
    )
    @Option(help: "Posture notices in the record.")
    var notices = 100_000
    @Option(help: "Notices added one at a time after that.")
    var more = 1000

    func run() throws {
        for shape in LoopTiming.Shape.allCases {
            Output.say(LoopTiming.measure(shape, notices: max(1, notices), more: max(1, more)).words)
        }
    }
}

/// The search for loops alone: no store, no signatures.
struct LoopTiming {
    enum Shape: String, CaseIterable {
        /// Chains of two hundred parties, one or two links each.
        case mixed
        /// Two parties that answer one another in one long chain.
        case chain
        /// Everybody answers one notice, which comes last.
        case star
    }

    let shape: Shape
    let notices: Int
    let flags: Int
    let all: Duration
    /// Milliseconds of processor time for all.
    let processor: Double
    /// Of one more notice each, ascending.
    let each: [Duration]

    static func measure(_ shape: Shape, notices: Int, more: Int) -> LoopTiming {
        let moves = (0..<(notices + more)).map { move($0, shape, of: notices) }
        var detector = LoopDetector()
        let start = ContinuousClock.now
        let begin = clock()
        for move in moves.prefix(notices) { _ = detector.add(move) }
        let processor = Double(clock() - begin) * 1000 / Double(CLOCKS_PER_SEC)
        let all = start.duration(to: .now)
        let each = moves.dropFirst(notices).map { move in
            let start = ContinuousClock.now
            _ = detector.add(move)
            return start.duration(to: .now)
        }
        return LoopTiming(
            shape: shape,
            notices: notices,
            flags: detector.allFlags.count,
            all: all,
            processor: processor,
            each: each.sorted()
        )
    }

    var words: String {
        let median = each[each.count / 2] / .microseconds(1)
        let p99 = each[each.count * 99 / 100] / .microseconds(1)
        let worst = (each.last ?? .zero) / .microseconds(1)
        return "loops, \(shape.rawValue): \(notices) posture notices in "
            + "\(Output.text(all / .milliseconds(1), 1)) ms (aim: under 1000), "
            + "\(Output.text(processor, 1)) ms of processor time, \(flags) flags; one more: p50 "
            + "\(Output.text(median, 1)) us, p99 \(Output.text(p99, 1)) us, "
            + "worst of \(each.count) \(Output.text(worst, 1)) us (aim: under 1000)"
    }

    private static func move(_ number: Int, _ shape: Shape, of notices: Int) -> PostureMove {
        let (party, answers): (Int, [Int]) =
            switch shape {
            case .mixed: (number % 200, [number - 100, number - 301].filter { $0 >= 0 })
            case .chain: (number % 2, number == 0 ? [] : [number - 1])
            case .star: number == notices - 1 ? (0, []) : (1 + number % 2, [notices - 1])
            }
        return PostureMove(
            id: id(number),
            issuer: parties[party],
            at: Timestamp(seconds: 1_790_000_000 + Int64(number)),
            answers: answers.map(id)
        )
    }

    private static let parties = (0..<200).compactMap { try? PartyID("p\($0).example") }

    private static func id(_ number: Int) -> ObjectID {
        ObjectID(bytes: (0..<32).map { UInt8(truncatingIfNeeded: (number &* 2_654_435_761) >> ($0 % 8 * 7)) })
    }
}
