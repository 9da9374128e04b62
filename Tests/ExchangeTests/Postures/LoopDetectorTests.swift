// SPDX-License-Identifier: Apache-2.0

import Exchange
import ExchangeTesting
import NoticeFormat
import Testing

struct LoopDetectorTests {
    private static let parties = ["a.example", "b.example", "c.example"].compactMap { try? PartyID($0) }

    private func id(_ number: Int) -> ObjectID {
        ObjectID(bytes: (0..<32).map { UInt8(truncatingIfNeeded: number >> ($0 % 4 * 8)) })
    }

    private func move(_ number: Int, by party: Int, day: Int64, answers: [Int] = []) -> PostureMove {
        PostureMove(
            id: id(number),
            issuer: Self.parties[party],
            at: Timestamp(seconds: 1_557_000_000 + day * 86_400),
            answers: answers.map(id)
        )
    }

    /// Four moves in turn, as in May 2019.
    private var spiral: [PostureMove] {
        [
            move(1, by: 0, day: 0), move(2, by: 1, day: 3, answers: [1]),
            move(3, by: 0, day: 10, answers: [2]), move(4, by: 1, day: 11, answers: [3]),
        ]
    }

    @Test func `a loop is flagged at its third move and not before`() {
        var detector = LoopDetector()
        let raised = spiral.map { detector.add($0) }
        #expect(raised[0].isEmpty && raised[1].isEmpty)
        #expect(raised[2] == [LoopFlag(move: id(3), party: Self.parties[0], other: Self.parties[1])])
        #expect(raised[3].map(\.move) == [id(4)])
        let loops = detector.loops(limit: 9)
        #expect(loops.map(\.moves) == [[1, 2, 3, 4].map(id)])
        #expect(loops.map(\.flagged) == [[id(3), id(4)]])
        #expect(loops[0].parties == [Self.parties[0], Self.parties[1]])
        #expect(detector.add(spiral[2]).isEmpty)
    }

    @Test(arguments: 0..<24) func `the order of arrival does not change what is flagged`(seed: Int) {
        var left = spiral
        var rest = seed
        let order = (1...4).reversed().map { count in
            defer { rest /= count }
            return left.remove(at: rest % count)
        }
        var detector = LoopDetector()
        let raised = order.flatMap { detector.add($0) }
        #expect(Set(raised) == Set(detector.allFlags) && raised.count == 2)
        #expect(detector.loops(limit: 9).map(\.moves) == [[1, 2, 3, 4].map(id)])
    }

    @Test(arguments: 0..<20) func `any graph gives the same flags and loops in any order`(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        let moves = (0..<60).map { number in
            let answers = (0..<Int.random(in: 0...3, using: &random)).map { _ in
                Int.random(in: 0..<70, using: &random)
            }
            return move(
                number,
                by: Int.random(in: 0..<3, using: &random),
                day: Int64.random(in: 0..<60, using: &random),
                answers: answers
            )
        }
        var one = LoopDetector()
        let raised = moves.flatMap { one.add($0) }
        var other = LoopDetector()
        let raisedLater = moves.shuffled(using: &random).flatMap { other.add($0) }
        #expect(Set(raised) == Set(raisedLater) && raised.count == raisedLater.count)
        #expect(one.allFlags == other.allFlags && Set(one.allFlags) == Set(raised))
        #expect(one.loops(limit: 100) == other.loops(limit: 100))
        #expect(Set(raised) == expected(moves))
    }

    /// The definition of posture.md, section 2, by trying all.
    private func expected(_ moves: [PostureMove]) -> Set<LoopFlag> {
        let all = Dictionary(moves.map { ($0.id, $0) }) { first, _ in first }
        var flags: Set<LoopFlag> = []
        for third in moves {
            for second in third.answers.compactMap({ all[$0] }) where second.issuer != third.issuer {
                let isLoop = second.answers.compactMap { all[$0] }.contains { first in
                    first.issuer == third.issuer && first.id != third.id && first.at <= third.at
                        && third.at.seconds(since: first.at) <= Int64(LoopDetector.usualWindow)
                }
                if isLoop {
                    flags.insert(LoopFlag(move: third.id, party: third.issuer, other: second.issuer))
                }
            }
        }
        return flags
    }

    @Test func `moves outside the window make no loop, and the longer window of two holds`() {
        let late = [
            move(1, by: 0, day: 0), move(2, by: 1, day: 3, answers: [1]),
            move(3, by: 0, day: 31, answers: [2]),
        ]
        var usual = LoopDetector()
        #expect(late.flatMap { usual.add($0) }.isEmpty)
        var longer = LoopDetector(windows: [Self.parties[1]: 40 * 86_400])
        #expect(late.flatMap { longer.add($0) }.map(\.move) == [id(3)])
        var shorter = LoopDetector(windows: [Self.parties[0]: 86_400, Self.parties[1]: 86_400])
        #expect(spiral.flatMap { shorter.add($0) }.isEmpty)
    }

    @Test func `a party that follows its own moves is in no loop`() {
        var detector = LoopDetector()
        let own = (1...5).map { move($0, by: 0, day: Int64($0), answers: [$0 - 1, $0]) }
        #expect(own.flatMap { detector.add($0) }.isEmpty)
    }

    @Test func `three parties in a round are no loop of two`() {
        var detector = LoopDetector()
        let round = [
            move(1, by: 0, day: 0), move(2, by: 1, day: 1, answers: [1]),
            move(3, by: 2, day: 2, answers: [2]), move(4, by: 0, day: 3, answers: [3]),
        ]
        #expect(round.flatMap { detector.add($0) }.isEmpty)
    }

    @Test func `a graph with a cycle, which no hash allows, ends all the same`() {
        var detector = LoopDetector()
        let cycle = [
            move(1, by: 0, day: 0, answers: [2, 1]), move(2, by: 1, day: 0, answers: [1, 2]),
            move(3, by: 0, day: 0, answers: [2]),
        ]
        let raised = cycle.flatMap { detector.add($0) }
        #expect(raised.map(\.move) == [id(3)])
        #expect(detector.loops(limit: 9).allSatisfy { $0.moves.count <= 3 })
    }

    @Test func `links to one move, and to moves that never came, stay bounded`() {
        var detector = LoopDetector()
        for number in 1...20_000 {
            let forged = (0..<20).map { 1_000_000 + number * 20 + $0 }
            #expect(detector.add(move(number, by: 1, day: 1, answers: [0] + forged)).isEmpty)
        }
        #expect(detector.add(move(0, by: 0, day: 0)).isEmpty)
        let third = detector.add(move(30_000, by: 0, day: 2, answers: [7]))
        #expect(third.map(\.move) == [id(30_000)])
        #expect(detector.count == 20_002 && detector.loops(limit: 9).map(\.moves.count) == [3])
    }
}
